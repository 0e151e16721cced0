import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const TABS = [
  ["/board", "remedyTabs.board"],
  ["/remediation", "remedyTabs.list"],
  ["/remediation/figures", "remedyTabs.figures"],
] as const;

/** What must be remedied in three ways: by state, in rows, in figures. */
export function RemedyTabs() {
  const { t } = useTranslation();
  return (
    <nav className="chips remedy-tabs" aria-label={t("remedyTabs.label")}>
      {TABS.map(([to, label]) => (
        <Link
          key={to}
          to={to}
          search={{}}
          className="chip"
          activeProps={{ className: "chip-on", "aria-current": "page" }}
          activeOptions={{ includeSearch: false, exact: true }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
