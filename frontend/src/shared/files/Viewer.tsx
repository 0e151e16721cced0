import { Button, Modal, Skeleton } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pictureOf } from "@/shared/api/client";
import { OpenInBrowser } from "./OpenInBrowser";

type Stored = { id: string; name: string; href: string; media_type: string };

/** A PDF or a picture over the page: small pictures that the server draws, one page after the other as they come into sight.
 * The file itself never reaches this page. */
export function Viewer({ file, onClose }: { file: Stored; onClose: () => void }) {
  const { t } = useTranslation();
  const first = useQuery(pageQuery(file.id, 1));
  const pages = first.data?.pages ?? 1;
  const undrawn = first.error || (first.data && !first.data.picture);
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={<span className="ellipsis">{file.name}</span>}
      closeButtonProps={{ "aria-label": t("app.close") }}
      classNames={{ body: "viewer" }}
    >
      {undrawn ? (
        <p className="note tone-amber" role="alert">
          {first.error ? first.error.message : t("viewer.undrawn")}
        </p>
      ) : (
        Array.from({ length: pages }, (_, n) => n + 1).map((page) => (
          <Sheet key={page} file={file} page={page} of={pages} />
        ))
      )}
      <div className="viewer-foot">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
          renderRoot={(props) => <a href={file.href} download={file.name} {...props} />}
        >
          {t("viewer.download")}
        </Button>
        <OpenInBrowser address={file.href} />
      </div>
    </Modal>
  );
}

const pageQuery = (id: string, page: number) => ({
  queryKey: ["file", id, page],
  queryFn: () => pictureOf(id, page),
  staleTime: Number.POSITIVE_INFINITY,
});

/** One page, asked for when it comes near. */
function Sheet({ file, page, of }: { file: Stored; page: number; of: number }) {
  const { t } = useTranslation();
  const [near, setNear] = useState(page === 1);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (near || !place.current) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && setNear(true),
      { rootMargin: "600px" },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [near]);
  const drawn = useQuery({ ...pageQuery(file.id, page), enabled: near });
  const [address, setAddress] = useState<string>();
  const picture = drawn.data?.picture;
  useEffect(() => {
    if (!picture) return;
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <div ref={place} className="viewer-sheet">
      {address ? (
        <img src={address} alt={t("viewer.page", { page, of, name: file.name })} />
      ) : drawn.error ? (
        <button type="button" className="text-button" onClick={() => void drawn.refetch()}>
          {t("app.retry")}
        </button>
      ) : (
        <Skeleton height="100%" radius={0} />
      )}
    </div>
  );
}
