import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Inspection } from "@/shared/api/types";
import { showShare } from "@/shared/ui/numbers";
import { Panel } from "@/shared/ui/Page";

/** After the notice: how much is remedied, what was so on the spot included, and where the answer and the board are. */
export function FollowUp({ inspection }: { inspection: Inspection }) {
  const { t, i18n } = useTranslation();
  const { tickets, closed, overdue, reported } = inspection.counts;
  const onSite = inspection.notice_on
    ? inspection.findings.filter((one) => one.remedied_on_site && !one.withdrawn).length
    : 0;
  if (!tickets && !onSite) return null;
  const figures: [string, string | number, boolean][] = [
    [t("boardPage.share"), showShare(closed + onSite, tickets + onSite, i18n.language), false],
    [t("inspection.closedOf"), `${closed + onSite}/${tickets + onSite}`, false],
    ...(onSite > 0 ? ([[t("noticePaper.onSiteCount"), onSite, false]] as [string, number, boolean][]) : []),
    [t("inspection.reportedCount"), reported, false],
    [t("timelinessName.OVERDUE"), overdue, overdue > 0],
  ];
  return (
    <Panel title={t("inspection.followed")}>
      <dl className="follow-figures">
        {figures.map(([name, value, red]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={red ? "figure-red" : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        {tickets > 0 && (
          <Link to="/board" search={{ inspection: inspection.id }} className="button-link">
            {t("inspection.openBoard")}
          </Link>
        )}
        {inspection.report && (
          <Link
            to="/remediation-reports/$reportId"
            params={{ reportId: inspection.report.id }}
            className="button-link"
          >
            {t("inspection.openReport")}
          </Link>
        )}
      </div>
    </Panel>
  );
}
