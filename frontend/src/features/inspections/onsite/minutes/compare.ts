/** Two texts of the same minutes, written on two devices: which parts say something else, and how each reads. */
import { type Content, toField, told } from "./content";

export type PartName = keyof Content;

/** In the order of the form; the team is the decision's and is not written here. */
const PARTS: PartName[] = [
  "supplement",
  "place",
  "started_at",
  "ended_at",
  "basis",
  "people",
  "contents",
  "period",
  "documents",
  "facts",
  "good",
  "shortcomings",
  "remedied",
  "requests",
  "opinion",
  "refusal",
  "copies",
  "pages",
  "read_back",
  "writer",
];

const MOMENTS = ["started_at", "ended_at"];

export function differing(mine: Content, theirs: Content): PartName[] {
  const [here, there] = [told(mine), told(theirs)];
  return PARTS.filter((name) => inWords(name, here) !== inWords(name, there));
}

/** A part as it is read: rows as lines, nothing where nothing is written. */
export function inWords(name: PartName, content: Content): string {
  const value = content[name];
  if (MOMENTS.includes(name)) return toField(value as string | null);
  return Array.isArray(value) ? value.map(oneLine).filter(Boolean).join("\n") : oneLine(value);
}

/** Of a row what the form lets people write: not which finding it came from, nor figures that its text says already. */
const UNSAID = ["finding", "days_unit", "figures"];

function oneLine(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "✓" : "";
  if (typeof value !== "object") return String(value).trim();
  if (Array.isArray(value)) return value.map(oneLine).filter(Boolean).join("; ");
  return Object.entries(value)
    .filter(([key]) => !UNSAID.includes(key))
    .map(([key, one]) => (key === "present" ? (one ? "" : "✗") : oneLine(one)))
    .filter(Boolean)
    .join(", ");
}

/** Theirs, with the parts that are to be as I wrote them. */
export const merged = (mine: Content, theirs: Content, kept: ReadonlySet<PartName>): Content => ({
  ...theirs,
  ...Object.fromEntries([...kept].map((name) => [name, mine[name]])),
});

/** At first whichever says more, mine where neither does. */
export const usual = (mine: Content, theirs: Content, apart: PartName[]): Set<PartName> =>
  new Set(apart.filter((name) => inWords(name, told(mine)).length >= inWords(name, told(theirs)).length));
