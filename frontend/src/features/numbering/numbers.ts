/** What is typed for a paper, and what is odd about its number. */
import type { TakenNumber, WaitingPaper } from "@/shared/api/types";
import { readDate } from "@/shared/ui/dates";

export type Typed = { number: string; date: string; signer: string };
export type Odd = { why: "used" | "twice" | "outOfOrder"; number: string; date: string };
export type Ready = {
  kind: string;
  id: string;
  version: number;
  number: string;
  date: string;
  signer: string;
};

/** `07/KH-UBND` → 7; NaN when it begins with no figure. */
export const serialOf = (number: string): number => Number(/^\s*(\d+)/.exec(number)?.[1] ?? Number.NaN);

/** `12` → `12/KH-UBND`, with a nought before what is below ten; what has a symbol stays as it is typed. */
export const completed = (number: string, symbol: string): string =>
  /^\s*\d+\s*$/.test(number) && symbol ? `${number.trim().padStart(2, "0")}/${symbol}` : number.trim();

const alike = (number: string): string => number.replace(/\s/g, "").toLowerCase().replace(/^0+/, "");

/** The rows that have a number and a date; the others are left for later. */
export function ready(rows: WaitingPaper[], typed: Record<string, Typed>, year: number): Ready[] {
  return rows.flatMap((row) => {
    const said = typed[row.id];
    const date = said && readDate(said.date, year);
    if (!said?.number.trim() || !date) return [];
    const number = completed(said.number, row.symbol);
    return [{ kind: row.kind, id: row.id, version: row.version, number, date, signer: said.signer.trim() }];
  });
}

/** What is odd about a number among those in use and those about to be given by the same body, for the same kind and year. */
export function oddOf(one: Ready, body: number, taken: TakenNumber[], others: Ready[]): Odd | null {
  const year = one.date.slice(0, 4);
  const same = taken.filter(
    (other) => other.body === body && other.kind === one.kind && other.issued_on.startsWith(year),
  );
  const used = same.find((other) => alike(other.number) === alike(one.number));
  if (used) return { why: "used", number: used.number, date: used.issued_on };
  const twice = others.find((other) => other.id !== one.id && alike(other.number) === alike(one.number));
  if (twice) return { why: "twice", number: twice.number, date: twice.date };
  const serial = serialOf(one.number);
  const astray = same.find((other) => {
    const its = serialOf(other.number);
    return (its > serial && other.issued_on < one.date) || (its < serial && other.issued_on > one.date);
  });
  return astray ? { why: "outOfOrder", number: astray.number, date: astray.issued_on } : null;
}

/** The number after the highest in use this year; nothing when none is. */
export function nextOf(row: WaitingPaper, taken: TakenNumber[], year: number): string {
  const serials = taken
    .filter((one) => one.body === row.body.id && one.kind === row.kind && one.issued_on.startsWith(`${year}`))
    .map((one) => serialOf(one.number))
    .filter((serial) => !Number.isNaN(serial));
  return serials.length ? completed(String(Math.max(...serials) + 1), row.symbol) : "";
}
