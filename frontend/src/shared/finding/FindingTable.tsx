import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { FindingRow } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Severity } from "@/shared/ui/Severity";
import { TicketMarks } from "@/shared/ui/TicketBadge";
import { FindingBadge } from "./FindingBadge";
import { PlaceLink } from "./PlaceLink";
import { nextSort, SORTS, type Sort } from "./search";

/** Findings in rows, J and K from row to row; on a phone each is a block of labelled facts. `byYear`: parted by the year
 * of the notice. */
export function FindingTable({
  rows,
  sort,
  onSort,
  byYear = false,
}: {
  rows: FindingRow[];
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  byYear?: boolean;
}) {
  const { t } = useTranslation();
  const several = rows.some((row) => row.body.id !== rows[0]?.body.id);
  return (
    <section
      className="table-wrap task-table found-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
      tabIndex={0}
      aria-label={t("foundList.title")}
    >
      <table className="outline outline-folds">
        <thead>
          <tr>
            {SORTS.map((name) => (
              <Head key={name} name={name} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.id}>
              {byYear && yearOf(row) !== yearOf(rows[at - 1]) && (
                <tr className="outline-area found-year">
                  <th scope="rowgroup" colSpan={SORTS.length}>
                    {yearOf(row) ?? t("foundList.draftOf")}
                  </th>
                </tr>
              )}
              <Row row={row} several={several} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const yearOf = (row: FindingRow | undefined) => row && (row.notice_on?.slice(0, 4) ?? null);

function Head({
  name,
  sort = "due",
  onSort,
}: {
  name: Sort;
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
}) {
  const { t } = useTranslation();
  if (!onSort) return <th scope="col">{t(`foundList.col.${name}`)}</th>;
  const way = sort === name ? "ascending" : sort === `-${name}` ? "descending" : undefined;
  const Glyph = way === "ascending" ? IconArrowUp : way === "descending" ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" aria-sort={way ?? "none"}>
      <button type="button" className="sort" onClick={() => onSort(nextSort(sort, name))}>
        {t(`foundList.col.${name}`)}
        <Glyph size={14} stroke={1.75} aria-hidden className={way ? "" : "sort-off"} />
      </button>
    </th>
  );
}

function Row({ row, several }: { row: FindingRow; several: boolean }) {
  const { t } = useTranslation();
  return (
    <tr className={row.state === "WITHDRAWN" ? "finding-gone" : undefined}>
      <td className="task-title">
        <p className="dim small number found-code">{row.code}</p>
        {row.ticket ? (
          <Link to="/tickets/$ticketId" params={{ ticketId: row.ticket }} className="outline-title clamp-2">
            {row.text}
          </Link>
        ) : (
          <Link
            to="/inspections/$inspectionId"
            params={{ inspectionId: row.inspection }}
            search={{}}
            className="outline-title clamp-2"
          >
            {row.text}
          </Link>
        )}
        <p className="item-facts">
          <span>
            <AreaName code={row.area} />
          </span>
          <TicketMarks flags={{ ...row, escalated: row.escalation ?? 0, repeat: row.repeat_of !== "" }} />
        </p>
      </td>
      <td data-label={t("foundList.col.severity")}>
        <Severity degree={row.severity} />
      </td>
      <td data-label={t("foundList.col.unit")}>
        <PlaceLink unit={row.unit} short />
        {several && row.body.id !== row.unit.id && <p className="dim small">{row.body.short_name}</p>}
      </td>
      <td data-label={t("foundList.col.state")}>
        <FindingBadge state={row.state} />
        {row.closed_on && (
          <p className="dim small">{t("foundList.closedOn", { date: showDate(row.closed_on) })}</p>
        )}
      </td>
      <td data-label={t("foundList.col.due")} className={row.due ? "" : "found-none"}>
        {row.due && (
          <>
            <time dateTime={row.due.on}>{showDate(row.due.on)}</time>
            {row.timeliness && row.state !== "PASSED_UP" && (
              <p className="small">
                <TimelinessBadge value={row.timeliness} kind="DATE" state={row.state} />
              </p>
            )}
          </>
        )}
      </td>
      <td data-label={t("foundList.col.notice")}>
        <Link
          to="/inspections/$inspectionId"
          params={{ inspectionId: row.inspection }}
          search={{}}
          className="link"
          title={row.inspection_title}
        >
          {row.notice_no || row.inspection_code || t("inspectionKind.SURPRISE")}
        </Link>
        <p className="dim small">{row.notice_on ? showDate(row.notice_on) : t("foundList.draftOf")}</p>
      </td>
    </tr>
  );
}
