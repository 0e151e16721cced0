import type { InspectionRow, InspectionState } from "@/shared/api/types";
import { between, plus } from "@/shared/views/days";

export type Group = "now" | "ahead" | "followed" | "ended";
export const GROUPS = ["now", "ahead", "followed", "ended"] as const satisfies Group[];

const GROUP_OF: Record<InspectionState, Group> = {
  ON_SITE: "now",
  MINUTES_SIGNED: "now",
  PLANNED: "ahead",
  DECIDED: "ahead",
  NOTIFIED: "ahead",
  CONCLUDED: "followed",
  CLOSED: "ended",
  CANCELLED: "ended",
};

export const STATES = Object.keys(GROUP_OF) as InspectionState[];
export const groupOf = (row: InspectionRow): Group => GROUP_OF[row.state];

/** What is ahead comes in the order of its days; the rest latest first, as the server gave it. */
export function rowsOf(rows: InspectionRow[], group: Group): InspectionRow[] {
  const those = rows.filter((row) => groupOf(row) === group);
  return group === "ahead" ? those.sort((a, b) => a.starts_on.localeCompare(b.starts_on)) : those;
}

/** Each visit on every one of its days; what was cancelled on none. */
export function byDay(rows: InspectionRow[]): Map<string, InspectionRow[]> {
  const days = new Map<string, InspectionRow[]>();
  for (const row of rows.filter((one) => one.state !== "CANCELLED"))
    for (let n = 0; n <= Math.min(between(row.starts_on, row.ends_on), 60); n++) {
      const day = plus(row.starts_on, n);
      days.set(day, [...(days.get(day) ?? []), row]);
    }
  return days;
}

/** The visits of the month of a day, in the order of their days. */
export const inMonth = (rows: InspectionRow[], day: string): InspectionRow[] =>
  rows
    .filter((row) => row.state !== "CANCELLED")
    .filter(
      (row) => row.starts_on.slice(0, 7) <= day.slice(0, 7) && row.ends_on.slice(0, 7) >= day.slice(0, 7),
    )
    .sort((a, b) => a.starts_on.localeCompare(b.starts_on));
