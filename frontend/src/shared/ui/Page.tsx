import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

/** Writes the page's place into the top bar and the window's title. */
export function Crumbs({ title, children }: { title: string; children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => {
    setSlot(document.getElementById("crumbs"));
    document.title = `${title} · Đôn Đốc`;
  }, [title]);
  return slot ? createPortal(children, slot) : null;
}

export function Panel({
  title,
  aside,
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="panel">
      {title && (
        <div className="panel-head">
          <h2>{title}</h2>
          {aside && <span className="dim small">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
