import type { InspectionRow, InspectionState } from "@/shared/api/types";

export type Group = "now" | "ahead" | "followed" | "ended";
export const GROUPS: Group[] = ["now", "ahead", "followed", "ended"];

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

export const groupOf = (row: InspectionRow): Group => GROUP_OF[row.state];

/** What is ahead comes in the order of its days; the rest latest first, as the server gave it. */
export function rowsOf(rows: InspectionRow[], group: Group): InspectionRow[] {
  const those = rows.filter((row) => groupOf(row) === group);
  return group === "ahead" ? those.sort((a, b) => a.starts_on.localeCompare(b.starts_on)) : those;
}
