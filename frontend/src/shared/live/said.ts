import type { TFunction } from "i18next";
import type { ApiProblem } from "@/shared/api/problem";
import type { Batch } from "@/shared/api/types";
import { showMoment, showTime } from "@/shared/ui/dates";

/** What a form says, each field under the name that its reader reads. */
export type Said = Record<string, string>;

/** The names of those fields of which two texts say something else. */
export const apart = (theirs: Said, mine: Said): string[] =>
  Object.keys({ ...theirs, ...mine }).filter(
    (name) => (theirs[name] ?? "").trim() !== (mine[name] ?? "").trim(),
  );

/** Who saved it and when, as far as the server tells. */
export const faster = (problem: ApiProblem | null, t: TFunction): string =>
  problem?.at
    ? t("overtaken.saved", { name: problem.by ?? t("overtaken.somebody"), time: showTime(problem.at) })
    : t("dialog.stale");

/** Why something was not done, alone or among many: who was faster and when, where that is known, else the server's words. */
export const why = (refused: ApiProblem | Batch["refused"][number], t: TFunction): string =>
  refused.at
    ? t("overtaken.changed", { name: refused.by ?? t("overtaken.somebody"), time: showMoment(refused.at) })
    : "detail" in refused
      ? refused.detail
      : refused.message;

type Parts = Record<string, unknown>;
const isParts = (one: unknown): one is Parts =>
  typeof one === "object" && one !== null && !Array.isArray(one);
const isRows = (one: unknown): one is Parts[] => Array.isArray(one) && one.length > 0 && one.every(isParts);

/** One's own with the field of this name as they have it. Which parts of a form a name stands for is seen by what it `said` with
 * theirs in their place, so that no form keeps a second list of its fields; of rows, those without which it says otherwise. */
export function taken<T>(mine: T, theirs: T, said: (one: T) => Said, name: string): T {
  if (isRows(mine) || isRows(theirs)) return inRows(mine, theirs, said, name);
  if (!isParts(mine) || !isParts(theirs)) return theirs;
  let next: Parts = mine;
  for (const key of Object.keys({ ...mine, ...theirs })) {
    const put = (part: unknown): Parts => {
      const { [key]: _, ...rest } = next;
      return part === undefined ? rest : { ...rest, [key]: part };
    };
    const own = next[key];
    const other = theirs[key];
    const says = (part: unknown) => said(put(part) as T);
    if (says(other)[name] === says(own)[name]) continue;
    const both = (isParts(own) && isParts(other)) || isRows(own) || isRows(other);
    next = put(both ? taken(own, other, says, name) : other);
  }
  return next as T;
}

function inRows<T>(mine: T, theirs: T, said: (one: T) => Said, name: string): T {
  const says = (rows: unknown[]) => said(rows as T)[name];
  const named = (rows: unknown[]) =>
    rows.filter((row) => says(rows.filter((one) => one !== row)) !== says(rows));
  const own = mine as unknown[];
  const gone = named(own);
  const first = own.findIndex((row) => gone.includes(row));
  const rest = own.filter((row) => !gone.includes(row));
  const at = first < 0 ? rest.length : first;
  return [...rest.slice(0, at), ...named(theirs as unknown[]), ...rest.slice(at)] as T;
}
