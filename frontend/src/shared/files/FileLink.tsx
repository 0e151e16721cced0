import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";
import type { Evidence } from "@/shared/api/types";

type Stored = Pick<NonNullable<Evidence["file"]>, "id" | "name" | "href" | "media_type">;

const Viewer = lazy(() => import("./Viewer").then(({ Viewer: component }) => ({ default: component })));

/** Kinds that are shown in the page. */
const shown = (type: string): boolean => type === "application/pdf" || /^image\/(jpeg|png|webp)$/.test(type);

/** A stored file: a PDF or a picture opens in the page, by one tap and in any browser; another kind is saved. */
export function FileLink({
  file,
  className = "link",
  children,
}: {
  file: Stored;
  className?: string;
  children?: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const tap = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !shown(file.media_type)) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <a className={className} href={file.href} onClick={tap}>
        {children ?? file.name}
      </a>
      {open && (
        <Suspense fallback={null}>
          <Viewer file={file} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
