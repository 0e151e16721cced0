import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { obstaclesQuery } from "@/shared/api/queries";
import type { ObstacleRow } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { useThisYear, yearMeant } from "@/shared/ui/years";
import { Filters } from "./Filters";
import { LedgerFrame } from "./LedgerFrame";
import { LedgerTable, TaskCell } from "./LedgerTable";

const STATES = ["OPEN", "ANSWERED", "OVER"] as const;

/** Everything that is or was in the way, with whom it waited for. */
export function ObstaclesPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/obstacles" });
  const navigate = useNavigate({ from: "/obstacles" });
  const year = yearMeant(filter.year, useThisYear());
  const pages = useInfiniteQuery(obstaclesQuery({ ...filter, year }));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = pages.data?.pages ?? [];
  return (
    <LedgerFrame
      title={t("obstacle.title")}
      lead={t("obstacle.lead")}
      asOf={first?.as_of}
      pages={pages}
      rows={rows.length}
      empty={t(Object.values(filter).some(Boolean) ? "obstacle.emptyFiltered" : "obstacle.empty")}
      filters={
        <Filters
          ledger="obstacles"
          filter={filter}
          count={first && t("obstacle.count", { count: first.count })}
          pages={pages}
          set={(search) => void navigate({ search, replace: true })}
          choices={[
            {
              name: "state",
              label: t("obstacle.state"),
              data: STATES.map((value) => ({ value, label: t(`obstacle.states.${value}`) })),
            },
          ]}
        />
      }
    >
      {rows.length > 0 && <Table rows={rows} />}
    </LedgerFrame>
  );
}

function Table({ rows }: { rows: ObstacleRow[] }) {
  const { t } = useTranslation();
  return (
    <LedgerTable heads={[t("extensions.task"), t("obstacle.what"), t("obstacle.asked"), t("obstacle.state")]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <TaskCell
            task={row.task}
            more={row.task.due_on && t("work.due", { date: showDate(row.task.due_on) })}
          />
          <td data-label={t("obstacle.what")}>
            <p>{row.text}</p>
            <p className="dim small">
              {row.by.full_name}, {showDate(row.at)}
            </p>
          </td>
          <td data-label={t("obstacle.asked")} className="col-lead">
            {row.unit.short_name}
          </td>
          <td data-label={t("obstacle.state")}>
            <p>
              <b>{t(`obstacle.states.${row.state}`)}</b>
            </p>
            <p className="dim small">
              {row.state === "OPEN"
                ? t("obstacle.by", { date: showDate(row.answer_by) })
                : [row.ended_by?.full_name, showDate(row.ended_at)].filter(Boolean).join(", ")}
            </p>
            {row.answer && <p className="dim small">“{row.answer}”</p>}
          </td>
        </tr>
      ))}
    </LedgerTable>
  );
}
