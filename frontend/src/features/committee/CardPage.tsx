import { Button, Modal } from "@mantine/core";
import { IconBellRinging } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type BodyBelow,
  type BodyFigure,
  type CommitteeCard,
  committeeCardQuery,
} from "@/shared/api/committeeQueries";
import { TimelinessBadge } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { showPercent } from "@/shared/ui/numbers";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { BodyCount } from "./BodyCount";
import { RemindForm } from "./RemindBar";
import { Watch } from "./Watch";
import "@/shared/i18n/briefing";
import "@/shared/i18n/committee";

/** One body below on one screen of a phone. */
export function CardPage() {
  const { t } = useTranslation();
  const { unitId } = useParams({ from: "/shell/committee/$unitId" });
  const { figure } = useSearch({ from: "/shell/committee/$unitId" });
  const card = useQuery(committeeCardQuery(unitId, figure));
  const [asked, ask] = useState(false);
  const found = card.data;
  useAsOf(found?.as_of);
  return (
    <div className="page page-narrow stack committee-card">
      <Crumbs
        title={found?.row.unit.short_name ?? t("committee.title")}
        back={{ to: "/committee", search: {} }}
      >
        <Link to="/committee" className="desk">
          {t("committee.back")}
        </Link>
        <b>{found?.row.unit.short_name}</b>
      </Crumbs>
      {!found && <h1>{t("committee.title")}</h1>}
      {card.isPending && <Loading rows={4} height={72} />}
      {card.error && !found && <Failed error={card.error} retry={() => void card.refetch()} />}
      {found && (
        <>
          <div className="committee-head">
            <Watch row={found.row} />
            <div className="grow">
              <h1>{found.row.unit.name}</h1>
              <p className="dim small">{t("committee.asOf", { moment: showMoment(found.as_of) })}</p>
            </div>
            {found.may.remind && !found.row.reminded_today && (
              <Button
                className="no-print"
                leftSection={<IconBellRinging size={16} stroke={1.75} aria-hidden />}
                onClick={() => ask(true)}
              >
                {t("briefing.remind")}
              </Button>
            )}
          </div>
          <Figures row={found.row} />
          {figure ? <Behind card={found} figure={figure} /> : <Pressing card={found} />}
          <Modal
            opened={asked}
            onClose={() => ask(false)}
            title={t("committee.remindTitle", { count: 1 })}
            closeButtonProps={{ "aria-label": t("app.close") }}
          >
            <RemindForm rows={[found.row]} onDone={() => ask(false)} />
          </Modal>
        </>
      )}
    </div>
  );
}

function Figures({ row }: { row: BodyBelow }) {
  const { t, i18n } = useTranslation();
  const share = row.share ? showPercent(row.share, i18n.language) : "–";
  const figures = [
    ["overdue", "overdue"],
    ["share", "due", share],
    ["extended", "extended"],
    ["waiting", "waiting"],
    ["stuck", "stuck"],
    ["open", "open"],
  ] as const;
  return (
    <>
      <dl className="committee-figures">
        {figures.map(([name, counted, shown]) => (
          <div key={name} className={name === "overdue" && row.overdue ? "committee-bad" : ""}>
            <dt>{t(`committee.${name}`)}</dt>
            <dd className="num">
              <BodyCount row={row} name={counted} shown={shown} />
            </dd>
          </div>
        ))}
      </dl>
      <p>{row.reason || t("committee.noReason")}</p>
      {row.reminded_at && (
        <p className="dim small">
          {row.reminded_today
            ? t("committee.remindedToday")
            : t("committee.remindedAt", { date: showDate(row.reminded_at) })}
        </p>
      )}
    </>
  );
}

/** What is due first, tasks and tickets together; a phone shows as many as one screen holds. */
function Pressing({ card }: { card: CommitteeCard }) {
  const { t } = useTranslation();
  const rows = [...tasksOf(card), ...ticketsOf(card)].sort((a, b) => a.due.localeCompare(b.due));
  const { open } = card.row;
  return (
    <Panel
      title={t("committee.mostUrgent")}
      aside={
        open > 0 && (
          <Link
            to="/committee/$unitId"
            params={{ unitId: String(card.row.unit.id) }}
            search={{ figure: "open" }}
            className="link no-print"
          >
            {t("committee.allOpen", { count: open })}
          </Link>
        )
      }
    >
      {!rows.length && <p className="dim">{t(open ? "committee.noneDated" : "committee.noneCounted")}</p>}
      <ul className="committee-items committee-pressing">{rows.map(({ row }) => row)}</ul>
    </Panel>
  );
}

/** All that a figure counts, tasks first. */
function Behind({ card, figure }: { card: CommitteeCard; figure: BodyFigure }) {
  const { t } = useTranslation();
  const count = card.tasks.length + card.tickets.length;
  return (
    <Panel
      title={`${t(`committee.figure.${figure}`)} (${count})`}
      aside={
        <Link
          to="/committee/$unitId"
          params={{ unitId: String(card.row.unit.id) }}
          search={{}}
          className="link no-print"
        >
          {t("committee.pressing")}
        </Link>
      }
    >
      {!count && <p className="dim">{t("committee.noneCounted")}</p>}
      <ul className="committee-items">{[...tasksOf(card), ...ticketsOf(card)].map(({ row }) => row)}</ul>
    </Panel>
  );
}

const LAST = "9999"; // after every date

const tasksOf = (card: CommitteeCard) =>
  card.tasks.map((task) => ({
    due: task.due.on ?? LAST,
    row: (
      <li key={task.id}>
        <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="link clamp-2">
          {task.title}
        </Link>
        <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
      </li>
    ),
  }));

const ticketsOf = (card: CommitteeCard) =>
  card.tickets.map((ticket) => ({
    due: ticket.due.on,
    row: (
      <li key={ticket.id}>
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="link clamp-2">
          {ticket.text}
        </Link>
        <TimelinessBadge value={ticket.timeliness} kind="DATE" state={ticket.state} />
      </li>
    ),
  }));
