/** Records as plain text for a conversation: what, whose, until when, how late, and the link. Names of people, remarks and what is
 * internal are left out: whoever is sent it may be anybody. */
import type { TFunction } from "i18next";
import type { Timeliness } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { type Linked, shortLink } from "./links";

export type Copied = {
  id: string;
  title: string;
  unit: string;
  /** `2026-09-15`, or the words that stand for a date. */
  due: string | null;
  timeliness: Pick<Timeliness, "class" | "days"> | null;
  /** How it stands, in words, where it is not late. */
  state: string;
  kind?: Linked;
};

/** One line under the title, one for the link. `number`: its place in a list. */
export function oneForZalo(row: Copied, t: TFunction, origin: string, number = ""): string {
  const due = row.due && (/^\d{4}-/.test(row.due) ? `${t("views.col.due")}: ${showDate(row.due)}` : row.due);
  const late =
    row.timeliness?.class === "OVERDUE" && t("timeliness.OVERDUE", { count: row.timeliness.days ?? 0 });
  const said = [row.unit, due, late || row.state].filter(Boolean).join(" · ");
  const indent = number && "   ";
  return `${number}${row.title}\n${indent}${said}\n${indent}${shortLink(row.kind ?? "t", row.id, origin)}`;
}

/** A list, numbered; `heading` stands above it. `left`: how many more there are, of which kind, and where to read them. */
export function listForZalo(
  rows: Copied[],
  t: TFunction,
  {
    heading,
    origin = window.location.origin,
    left,
  }: {
    heading?: string;
    origin?: string;
    left?: { count: number; what: "task" | "finding"; at?: string };
  } = {},
): string {
  const lines = rows.map((row, index) => oneForZalo(row, t, origin, `${index + 1}. `));
  const rest = left && left.count > 0 ? [t(`copying.left.${left.what}`, { count: left.count }), left.at] : [];
  return [heading, ...lines, ...rest].filter(Boolean).join("\n");
}
