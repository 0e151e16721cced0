import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

/** The numbers behind a chart: unfolded by a press, always on paper. */
export function TableBehind({ children }: { children: ReactNode }) {
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
      </button>
      <div className={open ? "overview-table" : "overview-table on-paper"}>{children}</div>
    </>
  );
}
