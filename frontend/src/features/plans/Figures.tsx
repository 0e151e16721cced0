import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { Explained } from "@/shared/ui/Explained";
import { showPercent, showShare } from "@/shared/ui/numbers";
import { TableBehind } from "@/shared/ui/TableBehind";

const PARTS = [
  ["completed", "COMPLETED", "green"],
  ["submitted", "SUBMITTED", "violet"],
  ["in_progress", "IN_PROGRESS", "blue"],
  ["assigned", "ASSIGNED", "grey"],
  ["on_hold", "ON_HOLD", "grey"],
] as const;

/** The plan in five figures; those with a list behind them open it. */
export function Figures({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation();
  const { counts } = plan;
  const share = (count: number) => showShare(count, counts.tasks, i18n.language);
  return (
    <>
      <dl className="figures panel">
        <div>
          <dt>
            <Explained word="progress">{t("plans.progress")}</Explained>
          </dt>
          <dd>
            {showPercent(plan.percent, i18n.language)}{" "}
            <small>{t("plans.doneOf", { done: counts.completed, total: counts.tasks })}</small>
          </dd>
          <div className="bar" aria-hidden>
            {PARTS.map(([name, , tone]) => (
              <i key={name} className={`tone-${tone}`} style={{ flexGrow: counts[name] }} />
            ))}
          </div>
          {plan.periods && <dd className="figure-beside">{t("periods.planCounted", plan.periods)}</dd>}
          {plan.arisen && plan.arisen.tasks > 0 && (
            <dd className="figure-beside">
              {t("plans.arisen", { count: plan.arisen.tasks, done: plan.arisen.completed })}
            </dd>
          )}
        </div>
        <div>
          <dt>
            <Explained word="firstDate">{t("plans.onTimeFirst")}</Explained>
          </dt>
          <dd>
            {showShare(counts.on_time_first, counts.completed, i18n.language)}{" "}
            <small>
              {counts.on_time_first}/{counts.completed}
            </small>
          </dd>
        </div>
        <div>
          <dt>
            <Explained word="presentDate">{t("plans.onTimeCurrent")}</Explained>
          </dt>
          <dd>
            {showShare(counts.on_time_current, counts.completed, i18n.language)}{" "}
            <small>
              {counts.on_time_current}/{counts.completed}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t("plans.waiting")}</dt>
          <dd>
            <Link from="/plans/$planId" to="." search={{ state: "SUBMITTED" }}>
              {counts.submitted}
            </Link>{" "}
            <small>{t("plans.tasksWord", { count: counts.submitted })}</small>
          </dd>
        </div>
        <div>
          <dt>{t("plans.overdue")}</dt>
          <dd className={counts.overdue ? "figure-red" : ""}>
            {counts.overdue > 0 && <IconAlertTriangle size={18} stroke={1.75} aria-hidden />}
            <Link from="/plans/$planId" to="." search={{ timeliness: "OVERDUE" }}>
              {counts.overdue}
            </Link>{" "}
            <small>{t("plans.tasksWord", { count: counts.overdue })}</small>
          </dd>
        </div>
      </dl>
      <TableBehind
        title={t("plans.progress")}
        first={t("plans.state")}
        heads={[t("overview.tasks"), t("plans.share")]}
        rows={[
          ...PARTS.map(([name, state]) => ({
            key: name,
            name: t(`state.${state}`),
            cells: counts[name]
              ? [
                  <Link key={name} from="/plans/$planId" to="." search={{ state }} className="link">
                    {counts[name]}
                  </Link>,
                  share(counts[name]),
                ]
              : [0, 0],
          })),
          { key: "all", name: t("overview.whole"), whole: true, cells: [counts.tasks, ""] },
        ]}
      />
    </>
  );
}
