import type { TFunction } from "i18next";
import type { FindingRow } from "@/shared/api/types";
import { type Copied, listForZalo } from "@/shared/copying/zalo";

/** Findings of a list as text for a conversation: what a notice told or was settled on the spot. Drafts stay with their readers, and
 * of what was withdrawn nothing is asked. Of a longer list, which has `count`, what was read of it and the address of all. */
export function findingsForZalo(rows: FindingRow[], count: number, t: TFunction): string {
  const told = rows.flatMap((row) => copied(row, t) ?? []);
  return listForZalo(told, t, {
    left: { count: count - rows.length, what: "finding", at: window.location.href },
  });
}

function copied(row: FindingRow, t: TFunction): Copied | null {
  const said = {
    title: `${row.code} ${row.text}`,
    unit: row.unit.short_name,
    due: row.due?.on ?? null,
    timeliness: row.timeliness,
  };
  const { state } = row;
  if (state === "DRAFT" || state === "WITHDRAWN") return null;
  if (state === "REMEDIED_ON_SITE")
    return { ...said, id: row.inspection, kind: "i", state: t(`findingState.${state}`) };
  return {
    ...said,
    id: row.ticket ?? row.inspection,
    kind: row.ticket ? "n" : "i",
    state: t(`ticketState.${state}`),
  };
}
