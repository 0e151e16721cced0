import type { BodyCalendar } from "@/shared/api/types";
import { readDate, showDate } from "@/shared/ui/dates";

/** A day of the body's own as it is being typed; `on` as dd/mm/yyyy. */
export type Typed = { key: string; on: string; kind: string; name: string; kept: boolean };

/** The days as they are, to type over; those gone by stay. */
export const typedOf = ({ own, today }: Pick<BodyCalendar, "own" | "today">): Typed[] =>
  own.map((day) => ({
    key: day.on,
    on: showDate(day.on),
    kind: day.kind,
    name: day.name,
    kept: day.on <= today,
  }));

/** What is sent: a date that cannot be read goes as it was typed, so that the server names its row. */
export const toPut = (rows: Typed[], year: number) =>
  rows
    .filter((row) => row.on.trim() || row.name.trim())
    .map(({ on, kind, name }) => ({ on: readDate(on, year) ?? on, kind, name }));
