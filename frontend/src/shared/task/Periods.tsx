import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconHourglass,
  IconRepeat,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Badge, type Tone } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { type Standing, standingOf } from "./standing";

const LOOKS: Record<Standing, [Tone, typeof IconClock]> = {
  onTime: ["green", IconCircleCheck],
  late: ["amber", IconClockExclamation],
  missing: ["red", IconAlertTriangle],
  waiting: ["violet", IconHourglass],
  open: ["blue", IconClock],
  stopped: ["grey", IconCircleX],
  coming: ["grey", IconClock],
};

/** The periods of a regular task in their order, each with a page of its own. */
export function Periods({ task }: { task: Task }) {
  const { t } = useTranslation();
  if (!task.rhythm) return null;
  return (
    <Panel title={t("periods.title")} aside={t(`periods.${task.rhythm}`)}>
      <p className="dim small">{t("periods.lead")}</p>
      {!task.periods.some((period) => period.id) && <p className="dim">{t("periods.none")}</p>}
      <ol className="periods">
        {task.periods.map((period) => {
          const standing = standingOf(period);
          const [tone, icon] = LOOKS[standing];
          return (
            <li key={period.from} className={period.id ? "period" : "period period-coming"}>
              {period.id ? (
                <Link to="/tasks/$taskId" params={{ taskId: period.id }} className="period-name">
                  {period.name}
                </Link>
              ) : (
                <span className="period-name dim">{period.name}</span>
              )}
              <Badge tone={tone} icon={icon} look={standing === "missing" ? "filled" : "plain"}>
                {t(`periods.${standing}`)}
              </Badge>
              <span className="dim small">{t("periods.due", { date: showDate(period.due_on) })}</span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** Of a period: which regular task it is one of. */
export function PeriodOf({ task }: { task: Task }) {
  const { t } = useTranslation();
  if (task.relation !== "OCCURRENCE" || !task.whole) return null;
  return (
    <p className="period-of dim small">
      <IconRepeat size={16} stroke={1.75} aria-hidden />
      {t("periods.ofTask")}{" "}
      <Link to="/tasks/$taskId" params={{ taskId: task.whole.id }} className="link">
        {task.whole.title}
      </Link>
    </p>
  );
}
