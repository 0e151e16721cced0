import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Remind } from "@/shared/reminder/Remind";
import { Acts } from "@/shared/transitions/Acts";
import { showDate } from "@/shared/ui/dates";
import { NotYet } from "@/shared/ui/NotYet";
import { Merged } from "./Merged";
import { Notes } from "./Notes";

/** What was said before, then whose turn it is and why, in one line; when it is the reader's, with the buttons. */
export function CallToAct({ task, acts }: { task: Task; acts: boolean }) {
  const { t } = useTranslation();
  if (task.representation === "outer" && !task.transitions.length) {
    return (
      <p className="note tone-grey">
        <IconEye size={16} stroke={1.75} aria-hidden />
        {t("task.outer")}
      </p>
    );
  }
  return (
    <>
      <Notes task={task} />
      <Merged task={task} />
      <section
        className={task.turn.is_me ? "call call-me" : "call"}
        aria-label={task.turn.is_me ? t("task.waitsForYou") : t("task.turn")}
      >
        <div className="grow">
          <Turn task={task} />
          {/* Whoever it waits for reminds nobody, but a decider of the others who decide with them. */}
          {(!task.turn.is_me || task.state === "SUBMITTED") && <Remind of={{ ...task, type: "task" }} />}
        </div>
        {acts && (
          <Acts transitions={task.transitions} subject={{ type: "task", id: task.id }} title={task.title} />
        )}
        <NotYet transitions={task.transitions} />
      </section>
    </>
  );
}

function Turn({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { turn } = task;
  const asks = task.extensions.some((one) => one.state === "REQUESTED" || one.state === "COUNTERED");
  const sends =
    !asks &&
    !task.hand_back &&
    task.transitions.some((one) => one.name === "submit" && one.weight === "primary");
  const when = [
    turn.since && t("task.since", { date: showDate(turn.since) }),
    turn.due_on && t("task.until", { date: showDate(turn.due_on) }),
  ].filter(Boolean);
  return (
    <>
      {turn.is_me && <p className="strong">{t("task.waitsForYou")}</p>}
      <p className={turn.is_me ? "dim" : ""}>
        {turn.sentence}
        {when.length > 0 && <span className="dim">, {when.join(", ")}.</span>}
      </p>
      {turn.why && (
        <p className="dim small">
          {t("task.why")}: {turn.why}.
        </p>
      )}
      {sends && task.will_decide.length > 0 && (
        <p className="dim small">
          {t("task.willDecide")}: {task.will_decide.join(" → ")}.
        </p>
      )}
    </>
  );
}
