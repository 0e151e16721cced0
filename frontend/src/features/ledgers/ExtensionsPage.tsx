import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { extensionsQuery } from "@/shared/api/queries";
import type { ExtensionLedger, ExtensionRow } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { showShare } from "@/shared/ui/numbers";
import { useThisYear, yearMeant } from "@/shared/ui/years";
import { Filters } from "./Filters";
import { LedgerFrame } from "./LedgerFrame";
import { LedgerTable, TaskCell } from "./LedgerTable";

const STATES = ["REQUESTED", "COUNTERED", "APPROVED", "REJECTED", "WITHDRAWN", "OVERTAKEN"] as const;
const CAUSES = ["OBJECTIVE", "SUBJECTIVE"] as const;

/** Every request for a later date: why, what was answered, and both dates for ever. */
export function ExtensionsPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/extensions" });
  const navigate = useNavigate({ from: "/extensions" });
  const year = yearMeant(filter.year, useThisYear());
  const pages = useInfiniteQuery(extensionsQuery({ ...filter, year }));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = pages.data?.pages ?? [];
  return (
    <LedgerFrame
      title={t("extensions.title")}
      lead={t("extensions.lead")}
      asOf={first?.as_of}
      pages={pages}
      rows={rows.length}
      empty={t(Object.values(filter).some(Boolean) ? "extensions.emptyFiltered" : "extensions.empty")}
      filters={
        <Filters
          ledger="extensions"
          filter={filter}
          count={first && t("extensions.count", { count: first.count })}
          pages={pages}
          set={(search) => void navigate({ search, replace: true })}
          choices={[
            {
              name: "state",
              label: t("extensions.decision"),
              data: STATES.map((value) => ({ value, label: t(`task.extension.${value}`) })),
            },
            {
              name: "cause",
              label: t("extensions.cause"),
              data: CAUSES.map((value) => ({ value, label: t(`extensions.${value}`) })),
            },
          ]}
        />
      }
    >
      {first && first.punctuality.done > 0 && <Punctual of={first.punctuality} />}
      {rows.length > 0 && <Table rows={rows} />}
    </LedgerFrame>
  );
}

function Punctual({ of }: { of: ExtensionLedger["punctuality"] }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="punctual">
      {t("extensions.punctual", {
        done: of.done,
        first: showShare(of.in_time_first, of.done, i18n.language),
        agreed: showShare(of.in_time_agreed, of.done, i18n.language),
        extended: of.extended,
      })}
    </p>
  );
}

function Table({ rows }: { rows: ExtensionRow[] }) {
  const { t } = useTranslation();
  return (
    <LedgerTable
      heads={[
        t("extensions.task"),
        t("extensions.dates"),
        t("extensions.reason"),
        t("extensions.asker"),
        t("extensions.decision"),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <TaskCell
            task={row.task}
            more={row.task.extended > 0 && t("flag.extended", { count: row.task.extended })}
          />
          <td data-label={t("extensions.dates")}>
            <p className="dates">
              <time>{showDate(row.old_due_on)}</time> → <time>{showDate(row.asked_due_on)}</time>
            </p>
            {row.task.first_due_on && row.task.first_due_on !== row.old_due_on && (
              <p className="dim small">{t("extensions.first", { date: showDate(row.task.first_due_on) })}</p>
            )}
          </td>
          <td data-label={t("extensions.reason")}>
            <p>{row.reason}</p>
            <p className="dim small">{t(`extensions.${row.cause}`)}</p>
          </td>
          <td data-label={t("extensions.asker")}>
            <p>{row.by.full_name}</p>
            <p className="dim small">
              <time>{showDate(row.at)}</time>
            </p>
          </td>
          <td data-label={t("extensions.decision")}>
            <p>
              <b>{t(`task.extension.${row.state}`)}</b>
              {row.decided_due_on &&
                `, ${t("task.extensionDecided", { date: showDate(row.decided_due_on) })}`}
            </p>
            {row.decided_by && (
              <p className="dim small">
                {row.decided_by.full_name}, {showDate(row.decided_at)}
              </p>
            )}
            {row.decision_reason && <p className="dim small">“{row.decision_reason}”</p>}
          </td>
        </tr>
      ))}
    </LedgerTable>
  );
}
