import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

/** The numbers behind the chart with this title: unfolded by a press, always on paper. */
export function TableBehind({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [open, set] = useState(false);
  return (
    <>
      <button
        type="button"
        className="text-button self-start no-print"
        aria-expanded={open}
        onClick={() => set(!open)}
      >
        {t(open ? "overview.hideTable" : "overview.showTable")}
        <span className="visually-hidden">: {title}</span>
      </button>
      <div className={open ? "overview-table" : "overview-table on-paper"}>{children}</div>
    </>
  );
}
