import type { Finding } from "@/shared/api/types";

/** Kinds of problems in the order in which a person mends them: what is chosen here first, then what the file must say. */
export const KINDS = [
  "file",
  "table",
  "year",
  "unit",
  "lead",
  "deadline",
  "area",
  "line",
  "cell",
  "target",
] as const;
export type Kind = (typeof KINDS)[number];

const KIND_OF: Record<string, Kind> = {
  UNKNOWN_UNIT: "unit",
  UNKNOWN_PARTNER: "unit",
  AMBIGUOUS_UNIT: "unit",
  MISSING_LEAD: "lead",
  MULTIPLE_LEADS: "lead",
  EMPTY_GROUP: "lead",
  INVALID_DATE: "deadline",
  UNPARSED_DEADLINE: "deadline",
  DATE_BEFORE_PLAN: "deadline",
  DATE_OUT_OF_RANGE: "deadline",
  NO_PLAN_YEAR: "year",
  DUPLICATE_LINE_NO: "line",
  MISSING_LINE_NO: "line",
  MISSING_PARENT: "line",
  EMPTY_TITLE: "line",
  TOO_LONG: "line",
  UNKNOWN_AREA: "area",
  FORMULA_CELL: "cell",
  ERROR_VALUE: "cell",
  UNPARSED_TARGET: "target",
  MISSING_COLUMN: "table",
  NO_TABLE: "table",
  NO_LINES: "table",
};

export type SameText = { text: string; findings: Finding[] };
export type Group = { kind: Kind; findings: Finding[] };

/** Problems by kind; a code the page does not know stands with the file. */
export function groupProblems(findings: Finding[]): Group[] {
  return KINDS.map((kind) => ({
    kind,
    findings: findings.filter((finding) => (KIND_OF[finding.code] ?? "file") === kind),
  })).filter((group) => group.findings.length > 0);
}

/** Findings that print the same text, blanks and case aside: one answer mends all of them. */
export function bySameText(findings: Finding[]): SameText[] {
  const found = new Map<string, SameText>();
  for (const finding of findings) {
    const key = finding.value.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
    const same = found.get(key);
    if (same) same.findings.push(finding);
    else found.set(key, { text: finding.value, findings: [finding] });
  }
  return [...found.values()];
}

/** `Phụ lục` → `D12, D18`, sheet by sheet; findings of a whole sheet or file have no cell. */
export function cellsBySheet(findings: Finding[]): { sheet: string; cells: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { sheet, cell } of findings) {
    const cells = found.get(sheet) ?? [];
    if (cell) cells.push(cell);
    found.set(sheet, cells);
  }
  return [...found].map(([sheet, cells]) => ({ sheet, cells }));
}

/** Problems by the row they stand in: `Phụ lục:12`. */
export function byRow(findings: Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const row = /\d+$/.exec(finding.cell)?.[0];
    if (!row) continue;
    const key = `${finding.sheet}:${row}`;
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  return found;
}

const HIDDEN = new Set(["HIDDEN_ROWS", "HIDDEN_SHEET"]);
export const hasHidden = (findings: Finding[]): boolean => findings.some(({ code }) => HIDDEN.has(code));
