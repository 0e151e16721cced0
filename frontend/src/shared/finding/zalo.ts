import type { TFunction } from "i18next";
import type { FindingRow } from "@/shared/api/types";
import { type Copied, listForZalo } from "@/shared/copying/zalo";

/** Findings of a list as text for a conversation: what a notice told. Drafts stay with their readers, and
 * of what was withdrawn nothing is asked. Of a longer list, which has `count`, what was read of it and the address of all. */
export function findingsForZalo(rows: FindingRow[], count: number, t: TFunction): string {
  const several = rows.some((row) => row.body.id !== rows[0]?.body.id);
  const told = rows.flatMap((row) => copied(row, several, t) ?? []);
  return listForZalo(told, t, {
    left: { count: count - rows.length, what: "finding", at: window.location.href },
  });
}

/** `several`: of more bodies than one, which often call their units alike. */
function copied(row: FindingRow, several: boolean, t: TFunction): Copied | null {
  const { unit, body } = row;
  const said = {
    title: `${row.code} ${row.text}`,
    unit: several && body.id !== unit.id ? `${unit.short_name}, ${body.short_name}` : unit.short_name,
    due: row.due?.on ?? null,
    timeliness: row.timeliness,
  };
  const { state } = row;
  if (!row.notice_on || state === "DRAFT" || state === "WITHDRAWN") return null;
  if (state === "REMEDIED_ON_SITE")
    return { ...said, id: row.inspection, kind: "i", state: t(`findingState.${state}`) };
  return {
    ...said,
    id: row.ticket ?? row.inspection,
    kind: row.ticket ? "n" : "i",
    state: t(`ticketState.${state}`),
  };
}
