import { Button, Checkbox } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListedTask } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { OfficerName } from "@/shared/task/OfficerName";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { type ColumnName, nextSort, sortName } from "./columns";
import type { Ticks } from "./many/useTicks";
import { PartOf } from "./PartOf";

/** Tasks in rows: sorted by a press on a head, J and K from row to row; on a phone each is a block of labelled facts. */
export function TaskTable({
  rows,
  columns,
  sort,
  onSort,
  ticks,
  ticking,
  more,
}: {
  rows: ListedTask[];
  columns: ColumnName[];
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  ticks: Ticks;
  /** On a phone, where rows are ticked only after it was asked for. */
  ticking: boolean;
  more: { has: boolean; loading: boolean; fetch: () => void };
}) {
  const { t } = useTranslation();
  const number = columns.includes("no");
  const all = {
    checked: ticks.all,
    indeterminate: !ticks.all && ticks.rows.length > 0,
    onChange: ticks.toggleAll,
  };
  return (
    <div className="stack-tight">
      {ticking && <Checkbox className="tick-all" label={t("many.all")} {...all} />}
      <section
        className={`table-wrap task-table ${ticking ? "ticking" : ""}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
        tabIndex={0}
        aria-label={t("views.view.table")}
      >
        <table className="outline outline-folds">
          <thead>
            <tr>
              <th scope="col" className="tick no-print">
                <Checkbox aria-label={t("many.all")} {...all} />
              </th>
              {number && <th scope="col">{t("views.col.no")}</th>}
              <Head name="title" sort={sort} onSort={onSort} />
              {columns
                .filter((name) => name !== "no")
                .map((name) => (
                  <Head key={name} name={name} sort={sort} onSort={onSort} />
                ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={ticks.has(row.id) ? "row-chosen" : undefined}>
                <td className="tick no-print">
                  <Checkbox
                    aria-label={t("many.one", { title: row.title })}
                    checked={ticks.has(row.id)}
                    onChange={() => ticks.toggle(row.id)}
                  />
                </td>
                {number && <td className="outline-no">{row.line_no ?? "–"}</td>}
                <td className="task-title">
                  <Link to="/tasks/$taskId" params={{ taskId: row.id }} className="outline-title clamp-2">
                    {row.title}
                  </Link>
                  <PartOf title={row.title} parent={row.parent?.title} className="dim small clamp-2" />
                  <p className="item-facts">
                    <Flags row={row} />
                  </p>
                </td>
                {columns
                  .filter((name) => name !== "no")
                  .map((name) => (
                    <td key={name} data-label={t(`views.col.${name}`)}>
                      <Cell row={row} name={name} />
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more.has && (
        <Button variant="default" className="self-start no-print" loading={more.loading} onClick={more.fetch}>
          {t("documents.more")}
        </Button>
      )}
    </div>
  );
}

function Head({
  name,
  sort = "due",
  onSort,
}: {
  name: ColumnName | "title";
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const key = sortName(name);
  if (!key) return <th scope="col">{t(`views.col.${name}`)}</th>;
  const way = sort === key ? "ascending" : sort === `-${key}` ? "descending" : undefined;
  const Glyph = way === "ascending" ? IconArrowUp : way === "descending" ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" aria-sort={way ?? "none"}>
      <button type="button" className="sort" onClick={() => onSort(nextSort(sort, key))}>
        {t(`views.col.${name}`)}
        <Glyph size={14} stroke={1.75} aria-hidden className={way ? "" : "sort-off"} />
      </button>
    </th>
  );
}

function Cell({ row, name }: { row: ListedTask; name: ColumnName }): ReactNode {
  const { t } = useTranslation();
  const day = (value: string | null) => (value ? <time dateTime={value}>{showDate(value)}</time> : "–");
  switch (name) {
    case "lead":
      return row.lead.short_name;
    case "partners":
      return row.partners.map((unit) => unit.short_name).join(", ") || "–";
    case "officer":
      return <OfficerName task={row} />;
    case "area":
      return row.area ? <AreaName code={row.area} /> : "–";
    case "origin":
      return t(`views.origin.${row.origin}`);
    case "class":
      return t(`views.class.${row.class}`);
    case "given":
      return day(row.given_on);
    case "first_due":
      return day(row.due.first_on);
    case "due":
      return row.due.on ? (
        day(row.due.on)
      ) : (
        <span className="clamp-2">{row.due.printed || t(`deadline.${row.due.kind}`)}</span>
      );
    case "state":
      return <StateBadge state={row.state} returned={row.returned} toAccept={row.to_accept} look="plain" />;
    case "timeliness":
      return <TimelinessBadge value={row.timeliness} kind={row.due.kind} state={row.state} />;
    default:
      return row.line_no ?? "–";
  }
}
