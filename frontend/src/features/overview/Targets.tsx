import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CourseBadge } from "@/shared/ui/CourseBadge";
import { showDate } from "@/shared/ui/dates";
import { showNumber } from "@/shared/ui/numbers";
import { Panel } from "@/shared/ui/Page";
import { useLooked } from "./figures";

/** Targets of the year's plans that may be missed, or were, and why. */
export function Targets() {
  const { t, i18n } = useTranslation();
  const { targets } = useLooked();
  return (
    <Panel
      title={t("overview.targets")}
      aside={targets.length > 0 && <b className="num">{targets.length}</b>}
    >
      {!targets.length && <p className="dim">{t("overview.noTargets")}</p>}
      <ul className="risky">
        {targets.map(({ plan, target }) => {
          const last = target.figures.findLast((figure) => figure.counts);
          return (
            <li key={target.lineage}>
              <div className="risky-head">
                <Link
                  to="/plans/$planId"
                  params={{ planId: plan }}
                  search={{ tab: "targets" }}
                  className="link"
                >
                  {target.name}
                </Link>
                {target.course && <CourseBadge state={target.course.state} title={target.course.why} />}
              </div>
              <p className="dim small">
                {last &&
                  `${t("overview.lastFigure", { value: showNumber(last.value, i18n.language), day: showDate(last.as_on) })} `}
                {t("overview.goal", { goal: target.planned_printed })}
                {target.responsible && ` · ${target.responsible.short_name}`}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
