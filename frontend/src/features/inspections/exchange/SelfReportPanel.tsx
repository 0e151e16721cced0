import { Button, Modal } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { repliesQuery } from "@/shared/api/replyQueries";
import type { Inspection, InspectionReplies, Reply, VisitOutline } from "@/shared/api/types";
import { StandingBadge } from "@/shared/reply/StanceBadge";
import { Acts } from "@/shared/transitions/Acts";
import { showDate } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { OutlineForm } from "./OutlineForm";

/** Before the visit: the outline, and the self-report that answers it. */
export function SelfReportPanel({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const query = useQuery(repliesQuery(inspection.id));
  const [writing, write] = useState(false);
  if (query.isPending) return <Loading rows={1} height={90} />;
  const found = query.data;
  if (!found) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const report = found.self_report;
  if (!report && !found.outline && !found.may_outline) return null;
  return (
    <Panel
      title={t(report ? "reply.selfReport" : "outline.title")}
      aside={found.outline && t("reply.due", { date: showDate(found.outline.due_on) })}
    >
      {report ? <Report report={report} outline={found.outline} /> : <Asked found={found} />}
      {found.may_outline && (
        <Button variant="default" className="self-start" onClick={() => write(true)}>
          {t(found.outline ? "outline.change" : "outline.write")}
        </Button>
      )}
      <Modal
        opened={writing}
        onClose={() => write(false)}
        title={t("outline.title")}
        size="lg"
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <OutlineForm inspection={inspection} found={found} onDone={() => write(false)} />
      </Modal>
    </Panel>
  );
}

function Asked({ found }: { found: InspectionReplies }) {
  const { t } = useTranslation();
  if (!found.outline) return <p className="dim">{t("outline.none")}</p>;
  return (
    <>
      <Period outline={found.outline} />
      <ol className="reply-lines">
        {found.outline.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </>
  );
}

function Period({ outline }: { outline: VisitOutline }) {
  const { t } = useTranslation();
  const days = [outline.period_from, outline.period_to].filter((day) => day !== null).map(showDate);
  if (!days.length && !outline.documents) return null;
  return (
    <p className="small dim prose">
      {[
        days.length > 0 && `${t("outline.period")}: ${days.join(" – ")}`,
        outline.documents && t("reply.documents", { text: outline.documents }),
      ]
        .filter(Boolean)
        .join(". ")}
    </p>
  );
}

function Report({ report, outline }: { report: Reply; outline: VisitOutline | null }) {
  const { t } = useTranslation();
  const inner = report.representation === "inner";
  const came = report.rounds.length > 0;
  const filled = report.rows.filter((row) => row.text).length;
  return (
    <>
      <p className="badges">
        <StandingBadge reply={report} />
        {report.number && report.date && (
          <span className="small">
            {t("reply.sentAs", { number: report.number, date: showDate(report.date) })}
          </span>
        )}
        {report.round > 1 && <span className="chip-small">{t("reply.round", { count: report.round })}</span>}
        {inner && (
          <span className="dim small">{t("reply.filled", { done: filled, total: report.rows.length })}</span>
        )}
      </p>
      {outline && <Period outline={outline} />}
      {report.return_reason && (
        <Note tone="red" icon={IconArrowBackUp} title={t("reply.returned")}>
          {report.return_reason}
        </Note>
      )}
      <ol className="reply-lines">
        {report.rows.map((row) => (
          <li key={row.id}>
            {row.asked}
            {row.text && <p className="prose small">{row.text}</p>}
          </li>
        ))}
      </ol>
      {!inner && !came && <p className="dim small">{t("reply.hidden")}</p>}
      <div className="acts">
        <Link to="/replies/$replyId" params={{ replyId: report.id }} className="button-link">
          {t(report.may_write ? "reply.open" : "reply.read")}
        </Link>
        {!inner && (
          <Acts
            transitions={report.transitions}
            subject={{ type: "reply", id: report.id }}
            title={report.title}
            keys={false}
          />
        )}
      </div>
    </>
  );
}
