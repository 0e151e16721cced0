import { IconArrowBackUp, IconEye, IconHandStop, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { showDate, showMoment } from "@/shared/ui/dates";

/** Whose turn it is and why, in one line; when it is the reader's, with the buttons. */
export function CallToAct({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { turn } = task;
  const blocked = task.transitions.filter((transition) => !transition.enabled && transition.unmet);
  const returned = task.route.find((step) => step.state === "returned")?.items[0];
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
      {returned?.reason && (
        <div className="note tone-red">
          <IconArrowBackUp size={16} stroke={1.75} aria-hidden />
          <div>
            <b>
              {returned.by?.full_name}
              {returned.at && `, ${showMoment(returned.at)}`}
            </b>
            <p>{returned.reason}</p>
          </div>
        </div>
      )}
      {task.stopped && (
        <div className="note tone-grey">
          <IconPlayerPause size={16} stroke={1.75} aria-hidden />
          <div>
            <b>
              {task.stopped.by?.full_name}, {showMoment(task.stopped.at)}
            </b>
            <p>
              {task.stopped.reason}
              {task.stopped.document_no && ` (${task.stopped.document_no})`}
            </p>
          </div>
        </div>
      )}
      {task.hand_back && (
        <div className="note tone-amber">
          <IconHandStop size={16} stroke={1.75} aria-hidden />
          <div>
            <b>
              {t("flag.handBack")}: {task.hand_back.by?.full_name}
            </b>
            <p>{task.hand_back.reason}</p>
          </div>
        </div>
      )}
      <section
        className={turn.is_me ? "call call-me" : "call"}
        aria-label={turn.is_me ? t("task.waitsForYou") : t("task.turn")}
      >
        <div className="grow">
          {turn.is_me && <p className="strong">{t("task.waitsForYou")}</p>}
          <p className={turn.is_me ? "dim" : ""}>
            {turn.sentence}
            {turn.since && (
              <span className="dim">
                {", "}
                {t("task.since", { date: showDate(turn.since) })}
                {turn.due_on && `, ${t("task.until", { date: showDate(turn.due_on) })}`}.
              </span>
            )}
          </p>
          {turn.why && (
            <p className="dim small">
              {t("task.why")}: {turn.why}
            </p>
          )}
          {turn.is_me &&
            task.will_decide.map((line) => (
              <p key={line} className="small">
                {t("task.willDecide")}: {line}
              </p>
            ))}
        </div>
        <Acts transitions={task.transitions} subject={{ type: "task", id: task.id }} title={task.title} />
      </section>
      {blocked.length > 0 && (
        <div className="small dim">
          <b>{t("task.notYet")}</b>
          <ul className="plain-list">
            {blocked.map((transition) => (
              <li key={transition.name}>
                {transition.label.replace(/…$/, "")}: {transition.unmet}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
