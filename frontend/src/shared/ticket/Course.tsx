import { IconArrowUp, IconFlag, IconGavel } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { courseQuery } from "@/shared/api/lifeQueries";
import type { Ticket, TicketCourse } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { Panel } from "@/shared/ui/Page";
import { Failed } from "@/shared/ui/states";
import { Life } from "./Life";
import { LifeLine } from "./LifeLine";
import { Recurrence } from "./Recurrence";

/** The drawn life; the short one while it is not there. */
export function DrawnLife({ ticket }: { ticket: Ticket }) {
  const course = useQuery(courseQuery(ticket.id)).data;
  return course ? <LifeLine ticket={ticket} course={course} /> : <Life ticket={ticket} />;
}

/** How it went: what was decided above, which letters went up and came back, before whom it came, where it came again. */
export function Course({ ticket }: { ticket: Ticket }) {
  const course = useQuery(courseQuery(ticket.id));
  if (course.error && !course.data)
    return <Failed error={course.error} retry={() => void course.refetch()} />;
  if (!course.data) return null;
  return (
    <>
      <Letters course={course.data} />
      <Decisions course={course.data} />
      <Escalations course={course.data} />
      <Again course={course.data} />
      {course.data.may_recur && <Recurrence ticket={ticket} course={course.data} />}
    </>
  );
}

function Decisions({ course }: { course: TicketCourse }) {
  const { t } = useTranslation();
  return course.decisions.map((one) => (
    <Note key={one.id} tone="indigo" icon={IconGavel} title={t("life.decisions")}>
      <span className="prose">{one.text}</span>
      <span className="dim small life-more">
        {[
          one.number && t("life.byDocument", { number: one.number }),
          one.date && t("life.ofDay", { date: showDate(one.date) }),
          one.due_on && t("life.until", { date: showDate(one.due_on) }),
          one.old_due_on && t("life.insteadOf", { date: showDate(one.old_due_on) }),
          t("life.decidedBy", { name: one.by.full_name, date: showDate(one.at) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </Note>
  ));
}

function Letters({ course }: { course: TicketCourse }) {
  const { t } = useTranslation();
  return course.letters.map((one) => (
    <Note key={`${one.number} ${one.date}`} tone="blue" icon={IconArrowUp} title={t("life.letters")}>
      {t("life.letter", { number: one.number, date: showDate(one.date), to: one.addressee })}
      <span className="life-more">“{one.reason}”</span>
      <span className="life-more">
        <b>{one.outcome ? t(`life.outcome.${one.outcome}`) : t("life.waits")}</b>
        {one.answer && `: ${one.answer}`}
      </span>
      <span className="dim small life-more">
        {[
          one.answer_no && t("life.byDocument", { number: one.answer_no }),
          one.answer_on && t("life.ofDay", { date: showDate(one.answer_on) }),
          one.new_due_on && t("life.newDue", { date: showDate(one.new_due_on) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </Note>
  ));
}

function Escalations({ course }: { course: TicketCourse }) {
  const { t } = useTranslation();
  if (!course.escalations.length) return null;
  return (
    <Panel title={t("life.escalations")}>
      <ul className="list">
        {course.escalations.map((one) => (
          <li key={`${one.level} ${one.on}`} className="item item-row">
            <IconFlag
              size={16}
              stroke={1.75}
              aria-hidden
              className={one.settled_on ? "relation-icon" : "life-flag"}
            />
            <div className="grow">
              <p className="strong">{one.name}</p>
              <p className="item-facts">
                <time>{showDate(one.on)}</time>
                {one.days > 0 && <span>{t("life.days", { count: one.days })}</span>}
                <span>{one.by ? one.by.full_name : t("life.itself")}</span>
                {one.settled_on && <span>{t("life.settled", { date: showDate(one.settled_on) })}</span>}
              </p>
              {one.people.length > 0 && (
                <p className="dim small">{t("life.told", { names: one.people.join(", ") })}</p>
              )}
              {one.reason && <p className="reason small">“{one.reason}”</p>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Again({ course }: { course: TicketCourse }) {
  const { t } = useTranslation();
  const near = [
    ...(course.repeats ? [["repeats", course.repeats] as const] : []),
    ...course.recurred_as.map((one) => ["again", one] as const),
  ];
  if (!near.length) return null;
  return (
    <p className="stack-tight small">
      {near.map(([how, one]) => (
        <span key={one.id}>
          {t(`relation.${how}`)}:{" "}
          <Link to="/tickets/$ticketId" params={{ ticketId: one.id }} className="link">
            {one.code}
          </Link>{" "}
          {one.text}
        </span>
      ))}
    </p>
  );
}
