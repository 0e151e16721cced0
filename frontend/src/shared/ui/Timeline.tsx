import { IconSettings } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Event } from "@/shared/api/types";
import { toneOfState } from "./badges";
import { showDate, showMoment, showTime, weekday } from "./dates";
import { Avatar } from "./people";

/** What happened to one record, newest first. */
export function Timeline({ events }: { events: Event[] }) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <Entry key={event.seq} event={event} moment={showMoment(event.at)} />
      ))}
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
          {those.map((event) => (
            <Entry key={event.seq} event={event} moment={showTime(event.at)} named />
          ))}
        </ol>
      </section>
    );
  });
}

function Entry({ event, moment, named = false }: { event: Event; moment: string; named?: boolean }) {
  const { t } = useTranslation();
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
      </div>
      <time className="dim small" dateTime={event.at}>
        {moment}
      </time>
    </li>
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
