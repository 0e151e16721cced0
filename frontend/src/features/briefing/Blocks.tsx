import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Block, Briefing, BriefTask, Remark } from "@/shared/api/briefingQueries";
import { StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { RowActs } from "./RowActs";
import { blockTitle } from "./words";

const COLUMNS = ["no", "task", "unit", "person", "due", "result", "stuck", "proposal"] as const;

/** One table, so that paper repeats one head: a heading for each block, below it its rows. */
export function Blocks({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="table-wrap briefing-wrap" aria-label={t("briefing.title")} tabIndex={0}>
      <table className="outline outline-folds briefing-table">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={`briefing-${name}`}>
                {t(`briefing.col.${name}`)}
              </th>
            ))}
            <th scope="col" className="briefing-acts no-print">
              <span className="visually-hidden">{t("briefing.col.acts")}</span>
            </th>
          </tr>
        </thead>
        {briefing.blocks.map((block) => (
          <Rows key={block.name} block={block} briefing={briefing} />
        ))}
      </table>
    </section>
  );
}

function Rows({ block, briefing }: { block: Block; briefing: Briefing }) {
  const { t } = useTranslation();
  return (
    <tbody>
      <tr className="briefing-block">
        <th scope="rowgroup" colSpan={COLUMNS.length}>
          {blockTitle(block.name, briefing, t)} <b className="num">{block.total}</b>
        </th>
        <td className="no-print" />
      </tr>
      {!block.total && (
        <tr>
          <td colSpan={COLUMNS.length} className="dim briefing-none">
            {t("briefing.none")}
          </td>
        </tr>
      )}
      {block.items.map((row, index) => (
        <Row key={row.id} no={index + 1} row={row} briefing={briefing} />
      ))}
      {block.total > block.items.length && (
        <tr>
          <td colSpan={COLUMNS.length} className="dim small">
            {t("briefing.more", { count: block.total - block.items.length })}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({ no, row, briefing }: { no: number; row: BriefTask; briefing: Briefing }) {
  const { t } = useTranslation();
  const of = (remarks: Remark[]) => remarks.filter((one) => one.task?.id === row.id);
  const { meeting, before } = briefing;
  return (
    <tr>
      <td className="briefing-no num">{no}</td>
      <td className="briefing-task">
        <Link to="/tasks/$taskId" params={{ taskId: row.id }} className="outline-title">
          {row.title}
        </Link>
        {before && <Said remarks={of(before.remarks)} at={before.name} />}
        <Said remarks={of(meeting.remarks)} at={t("briefing.said")} now />
      </td>
      <td data-label={t("briefing.col.unit")}>{row.lead.short_name}</td>
      <td data-label={t("briefing.col.person")}>
        {row.officer?.full_name ?? <span className="dim">{t("briefing.noOfficer")}</span>}
      </td>
      <td data-label={t("briefing.col.due")} className="briefing-due">
        <Dates row={row} />
      </td>
      <td data-label={t("briefing.col.result")} className={row.result?.text ? "" : "briefing-empty"}>
        {row.result?.text ? (
          <p className="briefing-clamp" title={row.result.text}>
            <span className="dim num">
              {t("briefing.lastWord", { date: showDate(row.result.at).slice(0, 5) })}
            </span>
            {row.result.text}
          </p>
        ) : (
          "–"
        )}
      </td>
      <td data-label={t("briefing.col.stuck")} className={row.stuck ? "" : "briefing-empty"}>
        {row.stuck ?? "–"}
      </td>
      <td
        data-label={t("briefing.col.proposal")}
        className={row.proposal || row.turn ? "" : "briefing-empty"}
      >
        {row.proposal && <p>{row.proposal}</p>}
        {row.turn ? <p className="dim">{row.turn}</p> : row.proposal ? null : "–"}
      </td>
      <td className="briefing-acts no-print">
        <RowActs row={row} briefing={briefing} />
      </td>
    </tr>
  );
}

function Dates({ row }: { row: BriefTask }) {
  const { t } = useTranslation();
  const live = !row.accepted_on && row.state !== "SUBMITTED";
  return (
    <>
      <p className={row.due.on ? "nowrap num" : ""}>
        {row.due.on ? showDate(row.due.on) : row.due.printed || "–"}
      </p>
      {row.accepted_on && (
        <p className="dim small nowrap">
          {t("briefing.doneOn", { date: showDate(row.accepted_on).slice(0, 5) })}
        </p>
      )}
      {live && row.due.on && <TimelinessBadge value={row.timeliness} kind={row.due.kind} state={row.state} />}
      {row.state === "SUBMITTED" && <StateBadge state={row.state} look="plain" />}
    </>
  );
}

/** What was said of the task, in the words of the meeting. */
function Said({ remarks, at, now = false }: { remarks: Remark[]; at: string; now?: boolean }) {
  const { t } = useTranslation();
  if (!remarks.length) return null;
  return (
    <ul className={now ? "briefing-said briefing-said-now" : "briefing-said"}>
      {remarks.map((one) => (
        <li key={one.id}>
          <span className="dim">{at}: </span>
          {one.text}
          {one.decided_by && (
            <span className="dim"> ({t("briefing.concluded", { name: one.decided_by.full_name })})</span>
          )}
        </li>
      ))}
    </ul>
  );
}
