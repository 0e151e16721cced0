import { IconArrowBackUp, IconEye, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { replyQuery } from "@/shared/api/replyQueries";
import type { Reply } from "@/shared/api/types";
import { useLooking } from "@/shared/live/presence";
import { StandingBadge } from "@/shared/reply/StanceBadge";
import { Acts } from "@/shared/transitions/Acts";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { NotYet } from "@/shared/ui/NotYet";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { ReportBadge } from "@/shared/ui/ReportBadge";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import { Row } from "./Row";

/** A self-report or an opinion of drafts, row by row: written as it grows, released once by a leader. */
export function ReplyPage() {
  const { replyId } = useParams({ from: "/shell/replies/$replyId" });
  const reply = useQuery(replyQuery(replyId));
  useLooking(`reply:${replyId}`);
  if (reply.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={140} />
      </div>
    );
  if (!reply.data) return <FailedPage error={reply.error} retry={() => void reply.refetch()} />;
  return <Page reply={reply.data} />;
}

function Page({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const events = useEvents(`reply:${reply.id}`);
  const { inspection } = reply;
  const place = { inspectionId: inspection.id };
  return (
    <div className="page stack report-page">
      <Crumbs title={reply.title} back={{ to: "/inspections/$inspectionId", params: place, search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <Link to="/inspections/$inspectionId" params={place} search={{}} className="desk">
          {inspection.code}
        </Link>
        <b>{t(reply.kind === "OPINION" ? "reply.opinionOf" : "reply.selfReport")}</b>
      </Crumbs>
      <p className="badges">
        {reply.representation === "inner" && <ReportBadge state={reply.state} />}
        <StandingBadge reply={reply} />
        {reply.round > 1 && <span className="chip-small">{t("reply.round", { count: reply.round })}</span>}
      </p>
      <h1>{reply.title}</h1>
      <p className="item-facts">
        <span>{t("work.due", { date: showDate(reply.due_on) })}</span>
        {reply.number && reply.date && (
          <span>{t("reply.sentAs", { number: reply.number, date: showDate(reply.date) })}</span>
        )}
        <span>{t("reply.prepares", { who: reply.officer?.full_name ?? reply.unit.short_name })}</span>
        {reply.outline?.period_from && reply.outline.period_to && (
          <span>
            {t("outline.period")}: {showDate(reply.outline.period_from)} – {showDate(reply.outline.period_to)}
          </span>
        )}
      </p>
      {reply.outline?.documents && (
        <p className="small prose">{t("reply.documents", { text: reply.outline.documents })}</p>
      )}
      {reply.return_reason && (
        <Note tone="red" icon={IconArrowBackUp} title={t("reply.returned")}>
          {reply.return_reason}
        </Note>
      )}
      <Call reply={reply} />
      <ol className="report-rows" aria-label={t("reply.rows")}>
        {reply.rows.map((row, at) => (
          <Row key={row.id} reply={reply} row={row} no={at + 1} />
        ))}
      </ol>
      <Earlier reply={reply} />
      <Panel title={t("task.history")}>
        <Pages events={events} />
      </Panel>
    </div>
  );
}

/** What it waits for, and the acts of the reader on the whole of it. */
function Call({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const enabled = reply.transitions.some((one) => one.enabled);
  const inner = reply.representation === "inner";
  if (!inner && !enabled) {
    const came = reply.state === "RELEASED";
    return (
      <p className="note tone-grey">
        {came ? (
          <IconEye size={16} stroke={1.75} aria-hidden />
        ) : (
          <IconLock size={16} stroke={1.75} aria-hidden />
        )}
        {came ? t("reply.outer", { body: reply.body.short_name }) : t("reply.hidden")}
      </p>
    );
  }
  const filled = reply.rows.filter((row) => row.text || row.stance).length;
  return (
    <section className={enabled ? "call call-me" : "call"} aria-label={t("planPage.turn")}>
      <div className="grow">
        <p className="strong">{reply.waits}</p>
        <p className="dim small">{t("reply.filled", { done: filled, total: reply.rows.length })}</p>
      </div>
      <Acts transitions={reply.transitions} subject={{ type: "reply", id: reply.id }} title={reply.title} />
      <NotYet transitions={reply.transitions} />
    </section>
  );
}

/** What was released before the team asked for more. */
function Earlier({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const returned = reply.rounds.filter((one) => one.returned_at);
  if (!returned.length) return null;
  return (
    <Panel title={t("reply.returned")}>
      {returned.map((one) => (
        <div key={one.round} className="stack-tight rounds">
          <p className="strong">
            {t("reply.earlier", { round: one.round, number: one.number, date: showDate(one.date) })}
          </p>
          <p className="dim small">
            {[one.returned_by?.full_name, one.returned_at && showMoment(one.returned_at)]
              .filter(Boolean)
              .join(", ")}
          </p>
          <p className="reason">“{one.returned_reason}”</p>
          <details>
            <summary className="small">{t("reply.read")}</summary>
            <ol className="small earlier-texts">
              {reply.rows.map((row, at) => (
                <li key={row.id} className="prose">
                  <b>{row.asked}</b> {one.texts[at]}
                </li>
              ))}
            </ol>
          </details>
        </div>
      ))}
    </Panel>
  );
}
