import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const TABS = [
  ["/workload", "workload.title"],
  ["/unit-figures", "unitFigures.tab"],
  ["/extensions", "extensions.title"],
  ["/ticket-extensions", "ticketLedger.tab"],
  ["/obstacles", "obstacle.title"],
  ["/signals", "signal.title"],
] as const;

/** What lies with whom, which dates were moved, what is in the way: one beside the other. */
export function FairTabs() {
  const { t } = useTranslation();
  return (
    <nav className="chips" aria-label={t("fair.tabs")}>
      {TABS.map(([to, label]) => (
        <Link
          key={to}
          to={to}
          search={{}}
          className="chip"
          activeProps={{ className: "chip-on", "aria-current": "page" }}
          activeOptions={{ includeSearch: false }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
