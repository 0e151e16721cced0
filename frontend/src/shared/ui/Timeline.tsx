import { IconSettings } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Event } from "@/shared/api/types";
import { toneOfState } from "./badges";
import { showDate, showMoment, showTime, weekday } from "./dates";
import { Avatar } from "./people";
import { runsOf } from "./runs";

/** What happened to one record, newest first. */
export function Timeline({ events }: { events: Event[] }) {
  return (
    <ol className="timeline">
      <Runs events={events} moment={showMoment} />
    </ol>
  );
}

/** What happened to many, under its days; each entry names the record it is about. */
export function Feed({ events }: { events: Event[] }) {
  const { i18n } = useTranslation();
  const days = [...new Set(events.map((event) => showDate(event.at)))];
  return days.map((day) => {
    const those = events.filter((event) => showDate(event.at) === day);
    return (
      <section key={day} aria-label={day}>
        <p className="day">
          <span className="capital">{weekday(those[0]?.at ?? "", i18n.language)}</span>, <time>{day}</time>
        </p>
        <ol className="timeline">
          <Runs events={those} moment={showTime} named />
        </ol>
      </section>
    );
  });
}

type Shown = { moment: (at: string) => string; named?: boolean };

/** Each event, or a run of small edits as one that opens; by its first, which stays as the run grows. */
function Runs({ events, ...shown }: { events: Event[] } & Shown) {
  return runsOf(events).map((run) => <Entry key={run.at(-1)?.seq} run={run} {...shown} />);
}

function Entry({ run, moment, named = false }: { run: Event[] } & Shown) {
  const { t } = useTranslation();
  const [event] = run;
  if (!event) return null;
  const since = run.at(-1) ?? event;
  const tone = event.to ? toneOfState(event.to) : "grey";
  return (
    <li>
      <span className={`timeline-disc tone-${tone}`}>
        {event.actor ? <Avatar person={event.actor} /> : <IconSettings size={16} stroke={1.75} aria-hidden />}
      </span>
      <div className="grow">
        <p>
          <b>{event.actor?.full_name ?? t("activity.system")}</b>{" "}
          {event.acting_for && (
            <span className="dim">({t("task.actingFor", { name: event.acting_for.full_name })}) </span>
          )}
          {event.sentence}
          {event.recorded_for && (
            <span className="dim"> · {t("task.recordedFor", { unit: event.recorded_for.short_name })}</span>
          )}
        </p>
        {named && event.subject.label && <Subject event={event} />}
        {run.length > 1 ? (
          <details>
            <summary className="small">
              {t("activity.times", { n: run.length, since: showTime(since.at) })}
            </summary>
            <ol>
              {run.map((one) => (
                <li key={one.seq}>
                  <div className="grow">
                    <Facts event={one} />
                  </div>
                  <time className="dim small" dateTime={one.at}>
                    {showTime(one.at)}
                  </time>
                </li>
              ))}
            </ol>
          </details>
        ) : (
          <Facts event={event} />
        )}
      </div>
      <time className="dim small" dateTime={event.at}>
        {moment(event.at)}
      </time>
    </li>
  );
}

/** What an event says besides who did what. */
function Facts({ event }: { event: Event }) {
  return (
    <>
      {event.details.length > 0 && <p>{event.details.join(" · ")}</p>}
      {event.reason && <p className="reason">“{event.reason}”</p>}
      {(event.capacity || event.changes.length > 0) && (
        <p className="item-facts">
          {event.capacity && <span>{event.capacity}</span>}
          {event.changes.map((change) => (
            <Change key={change.field} change={change} />
          ))}
        </p>
      )}
    </>
  );
}

/** The record an event is about, with the way there. */
function Subject({ event }: { event: Event }) {
  const { type, id, label } = event.subject;
  const look = { className: "timeline-subject", children: label };
  return (
    <p>
      {type === "task" ? (
        <Link to="/tasks/$taskId" params={{ taskId: id }} {...look} />
      ) : type === "plan" ? (
        <Link to="/plans/$planId" params={{ planId: id }} search={{}} {...look} />
      ) : type === "order" ? (
        <Link to="/orders/$orderId" params={{ orderId: id }} search={{}} {...look} />
      ) : type === "document" ? (
        <Link to="/documents/$documentId" params={{ documentId: id }} {...look} />
      ) : type === "ticket" ? (
        <Link to="/tickets/$ticketId" params={{ ticketId: id }} {...look} />
      ) : type === "inspection_plan" ? (
        <Link to="/inspections/plans/$planId" params={{ planId: id }} {...look} />
      ) : type === "inspection" ? (
        <Link to="/inspections/$inspectionId" params={{ inspectionId: id }} {...look} />
      ) : type === "report" ? (
        <Link to="/remediation-reports/$reportId" params={{ reportId: id }} {...look} />
      ) : type === "reply" ? (
        <Link to="/replies/$replyId" params={{ replyId: id }} {...look} />
      ) : (
        label
      )}
    </p>
  );
}

/** Old → new; what was set for the first time is told without marks. */
function Change({ change }: { change: Event["changes"][number] }) {
  const { t } = useTranslation();
  return (
    <span>
      {change.label}:{" "}
      {change.old && (
        <>
          <span className="visually-hidden">{t("activity.from")} </span>
          <del>{change.old}</del> →{" "}
        </>
      )}
      {change.old ? (
        <>
          <span className="visually-hidden">{t("activity.to")} </span>
          <ins>{change.new ?? "–"}</ins>
        </>
      ) : (
        change.new
      )}
    </span>
  );
}
