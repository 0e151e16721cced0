import { useTranslation } from "react-i18next";
import type { InspectionShare } from "@/shared/api/types";
import { showPercent } from "@/shared/ui/numbers";

/** How many of the units are planned and how many were visited, beside the share that the body set. */
export function Meter({ share, brief = false }: { share: InspectionShare; brief?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="share-meter">
      <Row
        name={t("yearPlan.planned")}
        count={share.planned}
        percent={share.planned_percent}
        share={share}
        brief={brief}
        tone={share.enough ? "tone-green" : "tone-amber"}
        more={brief ? undefined : t("yearPlan.parts", { named: share.named, lots: share.by_lot })}
      />
      <Row
        name={t("yearPlan.visited")}
        count={share.visited}
        percent={share.visited_percent}
        share={share}
        brief={brief}
        tone="tone-blue"
      />
    </div>
  );
}

function Row({
  name,
  count,
  percent,
  share,
  tone,
  brief,
  more,
}: {
  name: string;
  count: number;
  percent: string;
  share: InspectionShare;
  tone: string;
  brief: boolean;
  more?: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const told = t("yearPlan.ofUnits", {
    count,
    total: share.total,
    percent: showPercent(percent, i18n.language),
  });
  return (
    <div className="share-row">
      <p>
        <span className="dim">{name}</span> <b className="number">{told}</b>{" "}
        {!brief && <span className="dim small">({t("yearPlan.least", { least: share.least })})</span>}
      </p>
      <div className="bar meter-bar" aria-hidden>
        <i className={tone} style={{ flexGrow: count }} />
        <i className="bar-rest" style={{ flexGrow: Math.max(0, share.total - count) }} />
        <span className="meter-least" style={{ left: `${share.least}%` }} />
      </div>
      {more && <p className="dim small">{more}</p>}
    </div>
  );
}
