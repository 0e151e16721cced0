import { Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type TicketLedgerFilter, ticketExtensionsQuery } from "@/shared/api/lifeQueries";
import type { TicketExtensionRow } from "@/shared/api/types";
import { Tools } from "@/shared/finding/Tools";
import { showDate } from "@/shared/ui/dates";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { showShare } from "@/shared/ui/numbers";
import type { ReadByPages } from "@/shared/ui/SheetButton";
import { YearSelect } from "@/shared/ui/YearSelect";
import { useThisYear, yearMeant } from "@/shared/ui/years";
import { LedgerFrame } from "./LedgerFrame";
import { LedgerTable } from "./LedgerTable";

const STATES = ["REQUESTED", "COUNTERED", "APPROVED", "REJECTED", "WITHDRAWN", "OVERTAKEN"] as const;
const CAUSES = ["OBJECTIVE", "SUBJECTIVE"] as const;

/** Every request for a later date of what must be remedied; the date of the notice for ever. */
export function TicketExtensionsPage() {
  const { t, i18n } = useTranslation();
  const filter = useSearch({ from: "/shell/ticket-extensions" });
  const year = yearMeant(filter.year, useThisYear());
  const pages = useInfiniteQuery(ticketExtensionsQuery({ ...filter, year }));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = pages.data?.pages ?? [];
  const of = first?.punctuality;
  return (
    <LedgerFrame
      title={t("ticketLedger.title")}
      lead={t("ticketLedger.lead")}
      asOf={first?.as_of}
      pages={pages}
      rows={rows.length}
      empty={t("ticketLedger.empty")}
      filters={
        <Filters
          filter={filter}
          pages={pages}
          count={first && t("extensions.count", { count: first.count })}
        />
      }
    >
      {of && of.done > 0 && (
        <p className="punctual">
          {t("ticketLedger.punctual", {
            done: of.done,
            first: showShare(of.in_time_first, of.done, i18n.language),
            agreed: showShare(of.in_time_agreed, of.done, i18n.language),
            extended: of.extended,
          })}
        </p>
      )}
      {rows.length > 0 && (
        <LedgerTable
          heads={[
            t("ticketLedger.ticket"),
            t("extensions.dates"),
            t("extensions.reason"),
            t("extensions.asker"),
            t("extensions.decision"),
          ]}
        >
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </LedgerTable>
      )}
    </LedgerFrame>
  );
}

function Filters({
  filter,
  count,
  pages,
}: {
  filter: TicketLedgerFilter;
  count: string | undefined;
  pages: ReadByPages;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/ticket-extensions" });
  const year = yearMeant(filter.year, useThisYear());
  const set = (search: TicketLedgerFilter) => void navigate({ search, replace: true });
  const choice = (name: "state" | "cause", label: string, data: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={`${label}: ${t("plans.all")}`}
      clearable
      data={data}
      value={filter[name] ?? null}
      onChange={(value) => set({ ...filter, [name]: value ?? undefined })}
      className={filter[name] ? "filter filter-on" : "filter"}
    />
  );
  return (
    <FilterSheet
      className=""
      acting={Object.values(filter).filter(Boolean).length}
      count={count}
      tools={
        <Tools
          path="ticket-extensions/sheet"
          asked={{ ...filter, year }}
          file="so-gia-han-khac-phuc"
          pages={pages}
        />
      }
    >
      <YearSelect year={filter.year} set={(next) => set({ ...filter, year: next })} />
      {choice(
        "state",
        t("extensions.decision"),
        STATES.map((value) => ({ value, label: t(`task.extension.${value}`) })),
      )}
      {choice(
        "cause",
        t("extensions.cause"),
        CAUSES.map((value) => ({ value, label: t(`extensions.${value}`) })),
      )}
    </FilterSheet>
  );
}

function Row({ row }: { row: TicketExtensionRow }) {
  const { t } = useTranslation();
  const { ticket } = row;
  return (
    <tr>
      <td>
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="item-title">
          {ticket.code} {ticket.text}
        </Link>
        <p className="dim small">
          {[ticket.body.short_name, ticket.extended > 0 && t("flag.extended", { count: ticket.extended })]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </td>
      <td data-label={t("extensions.dates")}>
        <p className="dates">
          <time>{showDate(row.old_due_on)}</time> → <time>{showDate(row.asked_due_on)}</time>
        </p>
        {ticket.first_due_on !== row.old_due_on && (
          <p className="dim small">{t("extensions.first", { date: showDate(ticket.first_due_on) })}</p>
        )}
      </td>
      <td data-label={t("extensions.reason")}>
        <p>{row.reason}</p>
        <p className="dim small">{t(`extensions.${row.cause}`)}</p>
      </td>
      <td data-label={t("extensions.asker")}>
        <p>{row.by?.full_name}</p>
        <p className="dim small">
          <time>{showDate(row.at)}</time>
        </p>
      </td>
      <td data-label={t("extensions.decision")}>
        <p>
          <b>{t(`task.extension.${row.state}`)}</b>
          {row.decided_due_on && `, ${t("task.extensionDecided", { date: showDate(row.decided_due_on) })}`}
        </p>
        {row.decided_by && (
          <p className="dim small">
            {row.decided_by.full_name}, {showDate(row.decided_at)}
          </p>
        )}
        {row.decision_reason && <p className="dim small">“{row.decision_reason}”</p>}
      </td>
    </tr>
  );
}
