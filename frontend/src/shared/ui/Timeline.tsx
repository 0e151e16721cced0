import { IconSettings } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Event } from "@/shared/api/types";
import { toneOfState } from "./badges";
import { showDate, showTime } from "./dates";
import { Avatar } from "./people";

/** Events as sentences, newest first; `withSubject` names the record each is about. */
export function Timeline({ events, withSubject = false }: { events: Event[]; withSubject?: boolean }) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <Entry key={event.seq} event={event} withSubject={withSubject} />
      ))}
    </ol>
  );
}

function Entry({ event, withSubject }: { event: Event; withSubject: boolean }) {
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
          {withSubject && event.subject.label && (
            <>
              {": "}
              {event.subject.type === "task" ? (
                <Link to="/tasks/$taskId" params={{ taskId: event.subject.id }} className="link">
                  {event.subject.label}
                </Link>
              ) : (
                event.subject.label
              )}
            </>
          )}
        </p>
        {event.capacity && <p className="dim small">{event.capacity}</p>}
        {event.changes.map((change) => (
          <p key={change.field} className="small">
            <span className="dim">{change.label}: </span>
            {change.old && (
              <>
                <span className="visually-hidden">{t("activity.from")} </span>
                <del>{change.old}</del> →{" "}
              </>
            )}
            {change.new !== null && (
              <>
                <span className="visually-hidden">{t("activity.to")} </span>
                <ins>{change.new}</ins>
              </>
            )}
          </p>
        ))}
        {event.reason && <p className="reason">“{event.reason}”</p>}
      </div>
      <time className="dim small" dateTime={event.at}>
        {showTime(event.at)}, {showDate(event.at)}
      </time>
    </li>
  );
}
