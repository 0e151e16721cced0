import { IconChevronLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";

type Back =
  | {
      to:
        | "/work"
        | "/plans"
        | "/documents"
        | "/orders"
        | "/board"
        | "/inspections"
        | "/inspections/plans"
        | "/committee"
        | "/workload";
      search: Record<string, never>;
    }
  | {
      to: "/inspections/$inspectionId";
      params: { inspectionId: string };
      search: Record<string, never>;
    }
  | { to: "/documents/$documentId"; params: { documentId: string }; search: Record<string, never> }
  | { to: "/plans/$planId"; params: { planId: string }; search: Record<string, never> };

/** Writes the page's place into the top bar and the window's title. `back`: the one step up, for a phone. */
export function Crumbs({ title, back, children }: { title: string; back?: Back; children: ReactNode }) {
  const { t } = useTranslation();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => {
    setSlot(document.getElementById("crumbs"));
    document.title = `${title} · ${t("app.name")}`;
  }, [title, t]);
  if (!slot) return null;
  return createPortal(
    <>
      {back && (
        <Link {...back} className="icon-button crumb-back" aria-label={t("app.back")}>
          <IconChevronLeft size={20} stroke={1.75} aria-hidden />
        </Link>
      )}
      {children}
    </>,
    slot,
  );
}

export function Panel({
  id,
  title,
  aside,
  children,
}: {
  id?: string | undefined;
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="panel">
      {title && (
        <div className="panel-head">
          <h2>{title}</h2>
          {aside && <div className="dim small">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
