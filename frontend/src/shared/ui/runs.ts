import type { Event } from "@/shared/api/types";

const SOON = 60 * 60_000; // ms
const FEW = 3;

/** Events, newest first, in runs: small edits of one kind by one person on one record, each within the hour after the one
 * before, are one; what moved the record, or gives a reason, stands by itself, and so do fewer than three. */
export function runsOf(events: Event[]): Event[][] {
  const runs: Event[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    const newer = run?.at(-1);
    if (run && newer && small(newer) && small(event) && alike(newer, event)) run.push(event);
    else runs.push([event]);
  }
  return runs.flatMap((run) => (run.length < FEW ? run.map((event) => [event]) : [run]));
}

const small = (event: Event): boolean =>
  event.actor !== null && !event.reason && event.changes.every(({ field }) => field !== "state");

const alike = (newer: Event, older: Event): boolean =>
  newer.verb === older.verb &&
  newer.subject.id === older.subject.id &&
  newer.actor?.id === older.actor?.id &&
  newer.acting_for?.id === older.acting_for?.id &&
  newer.recorded_for?.id === older.recorded_for?.id &&
  Date.parse(newer.at) - Date.parse(older.at) <= SOON;
