import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { CallToAct } from "./CallToAct";
import { EvidencePanel } from "./EvidencePanel";
import { FiguresPanel } from "./FiguresPanel";
import { GivenBy } from "./GivenBy";
import { Held } from "./Held";
import { OnPaper } from "./OnPaper";
import { PeriodOf, Periods } from "./Periods";
import { Pieces } from "./Pieces";
import { ProgressPanel } from "./ProgressPanel";
import { Route } from "./Route";

/** Badges of a task: what step, how late, what else. */
export function TaskBadges({ task, children }: { task: Task; children?: ReactNode }) {
  return (
    <p className="badges">
      <StateBadge state={task.state} returned={task.returned} toAccept={task.to_accept} />
      {task.state !== "CANCELLED" && task.state !== "VOIDED" && (
        <Tooltip
          label={task.timeliness.why}
          disabled={!task.timeliness.why}
          multiline
          w={300}
          events={{ hover: true, focus: true, touch: true }}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the sum of days must open for the keyboard too */}
          <span className="hint" tabIndex={0}>
            <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
          </span>
        </Tooltip>
      )}
      <Flags row={{ ...task, obstacle: task.obstacles.find((one) => one.state === "OPEN") }} />
      {children}
    </p>
  );
}

/** What is waiting, the way of the result, who held it, progress and evidence: the same in the preview and on the page.
 * `compact`: beside a list, which has the buttons in a bar of its own. */
export function TaskCore({ task, compact = false }: { task: Task; compact?: boolean }) {
  return (
    <div className="stack">
      {compact && <Brief task={task} />}
      <CallToAct task={task} acts={!compact} />
      <PeriodOf task={task} />
      <Periods task={task} />
      {!task.rhythm && (
        <>
          <FiguresPanel task={task} />
          <Route task={task} vertical={compact} />
          <OnPaper task={task} />
          <Pieces task={task} />
          <Held task={task} />
          <EvidencePanel task={task} />
        </>
      )}
      <ProgressPanel task={task} />
    </div>
  );
}

/** The facts one needs before deciding, where the page's own list of facts is not beside it. */
function Brief({ task }: { task: Task }) {
  const { t } = useTranslation();
  const partners = task.partners.map((partner) => partner.unit.short_name).join(", ");
  return (
    <>
      <TaskBadges task={task} />
      <dl className="brief">
        <dt>{t("task.due")}</dt>
        <dd>{task.due.on ? showDate(task.due.on) : task.due.printed || t("timeliness.NO_DUE")}</dd>
        {task.entered && (
          <>
            <dt>{t("task.givenBy")}</dt>
            <dd>
              <GivenBy task={task} />
            </dd>
          </>
        )}
        {task.product && (
          <>
            <dt>{t("task.expectedProduct")}</dt>
            <dd>{task.product}</dd>
          </>
        )}
        {partners && (
          <>
            <dt>{t("task.partners")}</dt>
            <dd>{partners}</dd>
          </>
        )}
      </dl>
    </>
  );
}
