import { IconArrowsDiagonal } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ticketQuery } from "@/shared/api/inspectionQueries";
import { taskQuery } from "@/shared/api/queries";
import type { Task, Ticket, WorkRow } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { Comments } from "@/shared/comments/Comments";
import { useLooking } from "@/shared/live/presence";
import { TaskCore } from "@/shared/task/TaskCore";
import { Actions } from "@/shared/ticket/Actions";
import { TicketBadges, TicketCore } from "@/shared/ticket/TicketCore";
import { TicketFacts } from "@/shared/ticket/TicketFacts";
import { Acts } from "@/shared/transitions/Acts";
import { TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Severity } from "@/shared/ui/Severity";
import { Failed, Loading } from "@/shared/ui/states";
import { RowState, ToPage } from "./kinds";

/** A row of the list; of what an address names outside of it, only that it is a task. */
type Shown = WorkRow | { kind: "task"; id: string };

/** The chosen row beside the list, with everything needed to finish it here. */
export function Preview({ row, mentioned = false }: { row: Shown | undefined; mentioned?: boolean }) {
  const { t } = useTranslation();
  useLooking(row && `${row.kind}:${row.id}`);
  return (
    <aside className="preview" aria-label={t("work.preview")}>
      {row ? (
        <Chosen key={`${row.kind}:${row.id}`} row={row} mentioned={mentioned} />
      ) : (
        <p className="dim preview-none">{t("work.choose")}</p>
      )}
    </aside>
  );
}

function Chosen({ row, mentioned }: { row: Shown; mentioned: boolean }) {
  if (mentioned && (row.kind === "task" || row.kind === "ticket"))
    return <Mentioned row={row as WorkRow & { kind: "task" | "ticket" }} />;
  if (row.kind === "ticket") return <ChosenTicket id={row.id} />;
  return "title" in row && row.kind !== "task" ? <Other row={row} /> : <ChosenTask id={row.id} />;
}

/** What was said there, where one answers; the record itself is a step away. */
function Mentioned({ row }: { row: Shown & { kind: "task" | "ticket" } }) {
  return (
    <div className="preview-body stack">
      <Head row={row}>{"line_no" in row ? row.line_no : ""}</Head>
      {"title" in row && <h2 className="preview-title">{row.title}</h2>}
      <Comments about={{ type: row.kind, id: row.id }} />
    </div>
  );
}

function ChosenTask({ id }: { id: string }) {
  const task = useQuery(taskQuery(id));
  if (task.isPending) return <Waiting />;
  if (task.error) return <Failed error={task.error} retry={() => void task.refetch()} />;
  return <OfTask task={task.data} />;
}

function OfTask({ task }: { task: Task }) {
  const { t } = useTranslation();
  const from = task.line
    ? `${t("plans.task")} ${task.line.no} · ${task.line.plan_number}`
    : task.lead.short_name;
  return (
    <>
      <div className="preview-body">
        <Head row={{ kind: "task", id: task.id }}>{from}</Head>
        <h2 className="preview-title">{task.title}</h2>
        <TaskCore task={task} compact />
      </div>
      {task.transitions.some((transition) => transition.enabled) && (
        <div className="preview-acts">
          <Acts transitions={task.transitions} subject={{ type: "task", id: task.id }} title={task.title} />
        </div>
      )}
    </>
  );
}

function ChosenTicket({ id }: { id: string }) {
  const ticket = useQuery(ticketQuery(id));
  if (ticket.isPending) return <Waiting />;
  if (ticket.error) return <Failed error={ticket.error} retry={() => void ticket.refetch()} />;
  return <OfTicket ticket={ticket.data} />;
}

function OfTicket({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="preview-body stack">
        <Head row={{ kind: "ticket", id: ticket.id }}>
          {[ticket.code, ticket.inspection.notice_no].filter(Boolean).join(" · ")}
        </Head>
        <h2 className="preview-title">{ticket.text}</h2>
        <TicketBadges ticket={ticket} />
        <p className="ticket-line">
          <Severity degree={ticket.severity} />
          <span>{ticket.unit.short_name}</span>
          <span>
            <AreaName code={ticket.area} />
          </span>
        </p>
        <TicketCore ticket={ticket} acts={false}>
          <Actions ticket={ticket} />
        </TicketCore>
        <Panel title={t("task.facts")}>
          <TicketFacts ticket={ticket} />
        </Panel>
      </div>
      {ticket.transitions.some((one) => one.enabled) && (
        <div className="preview-acts">
          <Acts
            transitions={ticket.transitions}
            subject={{ type: "ticket", id: ticket.id }}
            title={`${ticket.code}: ${ticket.text}`}
          />
        </div>
      )}
    </>
  );
}

const OPEN = {
  task: "work.openPage",
  ticket: "work.openPage",
  order: "work.openOrder",
  report: "work.openReport",
  reply: "work.openReply",
  inspection: "work.openInspection",
} as const;

/** A report or a visit is worked on in its own page: here what is asked, and the way there. */
function Other({ row }: { row: WorkRow }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="preview-body stack">
        <Head row={row}>{t(`work.kind.${row.kind}`)}</Head>
        <h2 className="preview-title">{[row.line_no, row.title].filter(Boolean).join(" ")}</h2>
        <p className="badges">
          <RowState row={row} />
          {row.due.on && <TimelinessBadge value={row.timeliness} kind={row.due.kind} state={row.state} />}
        </p>
        <section className={row.step_label ? "call call-me" : "call"} aria-label={t("task.turn")}>
          <div className="grow">
            {row.step_label && <p className="strong">{t("task.waitsForYou")}</p>}
            <p className={row.step_label ? "dim" : ""}>{row.step_label ?? row.turn}</p>
          </div>
        </section>
        <dl className="brief">
          <dt>{t(row.kind === "order" ? "giving.giver" : "inspection.unit")}</dt>
          <dd>{row.entered_by ? t("giving.enteredForMe", { name: row.entered_by }) : row.lead.name}</dd>
          {row.due.on && (
            <>
              <dt>{t("task.due")}</dt>
              <dd>{showDate(row.due.on)}</dd>
            </>
          )}
        </dl>
      </div>
      <div className="preview-acts">
        <div className="acts">
          <ToPage row={row} className="button-link button-primary grow">
            {t(OPEN[row.kind])}
          </ToPage>
        </div>
      </div>
    </>
  );
}

function Head({ row, children }: { row: Pick<WorkRow, "kind" | "id">; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="preview-head">
      <span className="dim small">{children}</span>
      <ToPage row={row} className="icon-button" aria-label={t("work.openPage")} title={t("work.openPage")}>
        <IconArrowsDiagonal size={16} stroke={1.75} aria-hidden />
      </ToPage>
    </div>
  );
}

function Waiting() {
  return (
    <div className="preview-body">
      <Loading rows={5} height={64} />
    </div>
  );
}
