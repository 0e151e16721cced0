import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFocusBack } from "@/shared/ui/useFocusBack";
import { usePhone } from "@/shared/ui/usePhone";
import { OpenInBrowser } from "./OpenInBrowser";
import { pageQuery, Sheet } from "./Sheet";
import type { Stored } from "./standing";
import { ViewerTools } from "./ViewerTools";

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const WHOLE = ZOOMS.indexOf(1);
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
const SIZES: Record<string, number> = { "+": 1, "=": 1, "-": -1, "0": 0 };

/** PDFs and pictures over the page, one file after the other: small pictures that the server draws, each in a frame without any
 * right of its own. The file itself never reaches this page. Arrows walk, + and - enlarge, 0 goes back. */
export function Viewer({ files, first, onClose }: { files: Stored[]; first: string; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const phone = usePhone();
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      files.findIndex((file) => file.id === first),
    ),
  );
  const [zoom, setZoom] = useState(WHOLE);
  const file = files[at];
  const place = useRef<HTMLDivElement>(null);
  const go = (step: number) => {
    const next = at + step;
    if (!files[next]) return;
    setAt(next);
    setZoom(WHOLE);
    place.current?.scrollTo(0, 0);
  };
  const enlarge = (step: number) =>
    setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, step ? now + step : WHOLE)));
  const walk = useRef<(key: string) => boolean>(() => false);
  walk.current = (key) => {
    const step = STEPS[key];
    if (step) go(step);
    else if (key in SIZES) enlarge(SIZES[key] ?? 0);
    else return false;
    return true;
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey || event.altKey) && walk.current(event.key))
        event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  if (!file) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen={phone}
      size="min(1200px, 96vw)"
      yOffset="2dvh"
      title={<span className="ellipsis">{file.name}</span>}
      closeButtonProps={{ "aria-label": t("app.close") }}
      classNames={{ title: "viewer-title", content: "viewer-dialog", body: "viewer" }}
    >
      <ViewerTools
        file={file}
        at={at}
        of={files.length}
        percent={(ZOOMS[zoom] ?? 1) * 100}
        go={go}
        enlarge={enlarge}
        smallest={zoom === 0}
        largest={zoom === ZOOMS.length - 1}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than the dialog is scrolled by the keyboard too */}
      <section ref={place} className="viewer-pages" aria-label={file.name} tabIndex={0}>
        <Pages key={file.id} file={file} zoom={ZOOMS[zoom] ?? 1} />
      </section>
      <OpenInBrowser />
    </Modal>
  );
}

function Pages({ file, zoom }: { file: Stored; zoom: number }) {
  const { t } = useTranslation();
  const first = useQuery(pageQuery(file.id, 1));
  const pages = first.data?.pages ?? 1;
  if (first.error || (first.data && !first.data.picture))
    return (
      <p className="note tone-amber" role="alert">
        {first.error ? first.error.message : t("viewer.undrawn")}
      </p>
    );
  return Array.from({ length: pages }, (_, n) => n + 1).map((page) => (
    <Sheet key={page} file={file} page={page} of={pages} zoom={zoom} />
  ));
}
