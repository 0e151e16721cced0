import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { BodyBelow } from "@/shared/api/committeeQueries";
import { showDate } from "@/shared/ui/dates";
import { showPercent } from "@/shared/ui/numbers";
import { Panel } from "@/shared/ui/Page";
import { BodyCount } from "./BodyCount";
import { Watch } from "./Watch";

const LABELS = {
  open: "open",
  overdue: "overdue",
  overdue_before: "before",
  unopened: "count",
  silent: "count",
  extended: "extended",
  waiting: "waiting",
  stuck: "stuck",
  unopened_since: "since",
  heard_at: "heard",
  share: "share",
  reason: "why",
} as const;
export type Shown = keyof typeof LABELS;
const WORDS = new Set<Shown>(["reason"]);

/** A table of bodies with what is asked about here; `picked`: those ticked on the whole page, for who may remind. */
export function Bodies({
  id,
  title,
  none,
  rows,
  shown,
  picked,
  pick,
}: {
  id?: string;
  title: string;
  none: string;
  rows: BodyBelow[];
  shown: Shown[];
  picked: number[] | undefined;
  pick: (units: number[]) => void;
}) {
  const { t } = useTranslation();
  const why = useId();
  const offered = rows.filter((row) => !row.reminded_today).map((row) => row.unit.id);
  const set = (units: number[], on: boolean) =>
    pick([...(picked ?? []).filter((unit) => !units.includes(unit)), ...(on ? units : [])]);
  return (
    <Panel id={id} title={title} aside={rows.length > 0 && <b className="num">{rows.length}</b>}>
      {!rows.length && <p className="dim">{none}</p>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className="committee-scroll" aria-label={title} tabIndex={0}>
          <table className="outline committee-table">
            <thead>
              <tr>
                {picked && (
                  <th scope="col" className="committee-pick no-print">
                    <Checkbox
                      aria-label={t("committee.pickAll")}
                      disabled={!offered.length}
                      title={offered.length ? undefined : t("committee.allReminded")}
                      checked={offered.length > 0 && offered.every((unit) => picked.includes(unit))}
                      onChange={(event) => set(offered, event.currentTarget.checked)}
                    />
                  </th>
                )}
                <th scope="col">{t("committee.unit")}</th>
                {shown.map((name) => (
                  <th key={name} scope="col" className={WORDS.has(name) ? "" : "number"}>
                    {name === "overdue" && shown.includes("overdue_before")
                      ? t("committee.after")
                      : t(`committee.${LABELS[name]}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unit.id}>
                  {picked && (
                    <td className="committee-pick no-print">
                      <Checkbox
                        aria-label={t("committee.pick", { name: row.unit.short_name })}
                        disabled={row.reminded_today}
                        aria-describedby={row.reminded_today ? `${why}-${row.unit.id}` : undefined}
                        checked={picked.includes(row.unit.id)}
                        onChange={(event) => set([row.unit.id], event.currentTarget.checked)}
                      />
                    </td>
                  )}
                  <th scope="row">
                    <span className="committee-unit">
                      <Watch row={row} />
                      <Link
                        to="/committee/$unitId"
                        params={{ unitId: String(row.unit.id) }}
                        className="outline-title"
                      >
                        {row.unit.short_name}
                      </Link>
                    </span>
                    {row.reminded_at && (
                      <p id={`${why}-${row.unit.id}`} className="dim small">
                        {row.reminded_today
                          ? t("committee.remindedToday")
                          : t("committee.remindedAt", { date: showDate(row.reminded_at).slice(0, 5) })}
                      </p>
                    )}
                  </th>
                  {shown.map((name) => (
                    <td
                      key={name}
                      data-label={t(`committee.${LABELS[name]}`)}
                      className={WORDS.has(name) ? "committee-why" : "number"}
                    >
                      <Value row={row} name={name} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}

function Value({ row, name }: { row: BodyBelow; name: Shown }): ReactNode {
  const { t, i18n } = useTranslation();
  const value = row[name];
  if (name === "share")
    return <BodyCount row={row} name="due" shown={row.share ? showPercent(row.share, i18n.language) : "–"} />;
  if (name === "unopened_since" || name === "heard_at") return value ? showDate(String(value)) : "–";
  if (name === "reason") return row.reason || <span className="dim">{t("committee.noReason")}</span>;
  return <BodyCount row={row} name={name} />;
}
