import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pictureOf } from "@/shared/api/client";
import type { Stored } from "./standing";

export const pageQuery = (id: string, page: number) => ({
  queryKey: ["file", id, page],
  queryFn: () => pictureOf(id, page),
  staleTime: Number.POSITIVE_INFINITY,
});

type Drawn = { address: string; ratio: number };

/** One page, asked for when it comes near. The frame runs nothing, sends nothing and has no origin (`sandbox`); it shows one
 * picture and takes no click, so that keys and scrolling stay with the dialog. */
export function Sheet({ file, page, of, zoom }: { file: Stored; page: number; of: number; zoom: number }) {
  const { t } = useTranslation();
  const [near, setNear] = useState(page === 1);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (near || !place.current) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && setNear(true),
      {
        rootMargin: "600px",
      },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [near]);
  const asked = useQuery({ ...pageQuery(file.id, page), enabled: near });
  const drawn = useDrawn(asked.data?.picture);
  return (
    <div ref={place} className="viewer-sheet" style={{ width: `calc(${zoom} * min(900px, 100%))` }}>
      {drawn ? (
        <iframe
          sandbox=""
          title={t("viewer.page", { page, of, name: file.name })}
          srcDoc={frame(drawn.address)}
          style={{ aspectRatio: drawn.ratio }}
          tabIndex={-1}
        />
      ) : asked.error ? (
        <button type="button" className="text-button" onClick={() => void asked.refetch()}>
          {t("app.retry")}
        </button>
      ) : (
        <Skeleton className="viewer-blank" radius={0} />
      )}
    </div>
  );
}

/** Without a style of its own, which the page's policy would refuse. */
const frame = (address: string): string =>
  `<!doctype html><body marginwidth="0" marginheight="0"><img src="${address}" width="100%" align="top" alt="">`;

/** The picture as an address that a frame without an origin can show, and its proportions. */
function useDrawn(picture: Blob | null | undefined): Drawn | undefined {
  const [drawn, set] = useState<Drawn>();
  useEffect(() => {
    if (!picture) return;
    let gone = false;
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      const image = new Image();
      image.onload = () => !gone && set({ address, ratio: image.naturalWidth / image.naturalHeight });
      image.src = address;
    };
    reader.readAsDataURL(picture);
    return () => {
      gone = true;
    };
  }, [picture]);
  return drawn;
}
