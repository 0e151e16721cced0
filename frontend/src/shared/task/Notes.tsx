import {
  IconArrowBackUp,
  IconBarrierBlock,
  IconCalendarPlus,
  IconCircleX,
  IconHandStop,
  IconPlayerPause,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Reminded } from "@/shared/reminder/Reminded";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";

/** The last word of others that stands over the task: returned, stopped, stuck, asked to be given to somebody else. */
export function Notes({ task }: { task: Task }) {
  const { t } = useTranslation();
  const returned = task.route.find((step) => step.state === "returned")?.items[0];
  const { stopped, hand_back: handBack } = task;
  const asked = task.extensions.find((one) => one.state === "REQUESTED" || one.state === "COUNTERED");
  const stuck = task.obstacles.find((one) => one.state === "OPEN");
  const offered = asked?.state === "COUNTERED" && asked.decided_due_on;
  return (
    <>
      {returned?.reason && (
        <Note
          tone="red"
          icon={IconArrowBackUp}
          title={t("task.returnedBy", {
            name: returned.by?.full_name ?? "",
            moment: returned.at ? showMoment(returned.at) : "",
          })}
        >
          {returned.reason}
        </Note>
      )}
      <Reminded reminder={task.reminder} />
      {stopped && (
        <Note
          tone="grey"
          icon={task.state === "ON_HOLD" ? IconPlayerPause : IconCircleX}
          title={`${t(`state.${task.state}`)}: ${stopped.by?.full_name ?? ""}, ${showMoment(stopped.at)}`}
        >
          {stopped.reason}
          {stopped.document_no && ` (${stopped.document_no})`}
        </Note>
      )}
      {handBack && (
        <Note
          tone="amber"
          icon={IconHandStop}
          title={`${t("flag.handBack")}: ${handBack.by?.full_name ?? ""}`}
        >
          {handBack.reason}
        </Note>
      )}
      {stuck && (
        <Note
          tone="amber"
          icon={IconBarrierBlock}
          title={t("obstacle.open", {
            name: stuck.by.full_name,
            unit: stuck.unit.short_name,
            date: showDate(stuck.answer_by),
          })}
        >
          {stuck.text}
        </Note>
      )}
      {asked && (
        <Note
          tone="amber"
          icon={IconCalendarPlus}
          title={t("task.extensionAsked", {
            name: asked.by?.full_name ?? "",
            date: showDate(asked.asked_due_on),
          })}
        >
          {asked.reason}
          {offered && (
            <>
              <br />
              {t("task.extensionOffered", { date: showDate(offered) })}
              {asked.decision_reason && `: ${asked.decision_reason}`}
            </>
          )}
        </Note>
      )}
    </>
  );
}
