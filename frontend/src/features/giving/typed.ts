import type { Giving, Recipient } from "@/shared/api/types";
import { readDate } from "@/shared/ui/dates";

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

/** A recipient's name in the form. */
export const keyOf = ({ unit, person }: Recipient): string => `${unit.id}:${person?.id ?? ""}`;

export const recipientOf = (giving: Giving, who: string): Recipient | undefined =>
  giving.recipients.find((one) => keyOf(one) === who);

/** Five working days; where another offer is that very day, that one. */
export const usualDue = ({ dates }: Giving): string =>
  (dates.find((one) => one.name === "FIVE_DAYS") ?? dates.find((one) => one.name === "FRIDAY"))?.on ?? "";

/** Who gives it: oneself where one may, else the first leader whose word one may write down. */
export const giverOf = (giving: Giving, typed: Typed): string => {
  const own = recipientOf(giving, typed.who)?.own ?? giving.recipients.some((one) => one.own);
  return typed.giver || (own ? "" : String(giving.leaders[0]?.id ?? ""));
};

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

const dayOf = (due: string, year: number): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : readDate(due, year);
