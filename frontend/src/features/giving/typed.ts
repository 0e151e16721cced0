import type { Giving } from "@/shared/api/types";
import { dayOf, leaderFor, mayOwn, recipientOf } from "@/shared/giving/recipients";

export const SOURCES = ["DIRECT", "MEETING", "DOCUMENT"] as const;
export type Source = (typeof SOURCES)[number];

/** A quick task as its form keeps it. `due`: an ISO date, "" for none, or what was typed; `giver`: "" for oneself. */
export type Typed = {
  title: string;
  who: string;
  due: string;
  source: Source;
  meeting: string;
  document: string;
  clause: string;
  giver: string;
};

export const giverOf = (giving: Giving, typed: Typed): string =>
  leaderFor(giving, mayOwn(giving, [typed.who]), typed.giver);

/** What is missing, by field. */
export function missing(giving: Giving, typed: Typed, year: number): (keyof Typed)[] {
  const spoken = giverOf(giving, typed) !== "" && typed.source !== "DOCUMENT";
  const lacks: Partial<Record<keyof Typed, boolean>> = {
    title: !typed.title.trim(),
    who: !recipientOf(giving, typed.who),
    due: typed.due !== "" && !dayOf(typed.due, year),
    document: typed.source === "DOCUMENT" && !typed.document,
    meeting: (typed.source === "MEETING" || spoken) && !typed.meeting.trim(),
  };
  return (Object.keys(lacks) as (keyof Typed)[]).filter((field) => lacks[field]);
}

/** The body of the request; only when nothing is missing. */
export function told(giving: Giving, typed: Typed, year: number): Record<string, unknown> {
  const recipient = recipientOf(giving, typed.who);
  const giver = giverOf(giving, typed);
  const byDocument = typed.source === "DOCUMENT";
  return {
    title: typed.title.trim(),
    lead: recipient?.unit.id,
    officer: recipient?.person?.id ?? null,
    due_on: typed.due ? dayOf(typed.due, year) : null,
    source: byDocument ? typed.document : null,
    clause: byDocument ? typed.clause.trim() : "",
    said_at: byDocument ? "" : typed.meeting.trim(),
    for_leader: giver ? Number(giver) : null,
  };
}
