import { readDate, showDate } from "@/shared/ui/dates";

/** A document as its form keeps it; the date as it was typed. */
export type Particulars = {
  kind: string;
  number: string;
  issuedOn: string;
  issuer: string;
  abstract: string;
};
export const BLANK: Particulars = { kind: "", number: "", issuedOn: "", issuer: "", abstract: "" };

type Known = { kind: string; number: string; issued_on: string | null; issuer: string; abstract: string };

export const typedOf = (known: Known): Particulars => ({
  kind: known.kind,
  number: known.number,
  issuedOn: known.issued_on ? showDate(known.issued_on) : "",
  issuer: known.issuer,
  abstract: known.abstract,
});

/** What was read put over what was typed; what was not read stays. */
export function filledBy(typed: Particulars, known: Known): Particulars {
  const read = Object.entries(typedOf(known)).filter(([, value]) => value);
  return { ...typed, ...Object.fromEntries(read) };
}

/** Ready to be sent; null while something is missing. */
export function toldOf(typed: Particulars, year: number): Record<string, string> | null {
  const issuedOn = readDate(typed.issuedOn, year);
  const told = {
    kind: typed.kind,
    number: typed.number.trim(),
    issued_on: issuedOn ?? "",
    issuer: typed.issuer.trim(),
    abstract: typed.abstract.trim(),
  };
  return Object.values(told).every(Boolean) ? told : null;
}
