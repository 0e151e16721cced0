import { useState } from "react";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import type { Row } from "./read";

/** The lines being taken into work, kept on this device until they were sent. */
export function useRows(documentId: string) {
  const draft = `split:${documentId}`;
  const [rows, setRows] = useState<Row[]>(() => {
    try {
      return JSON.parse(keptDraft(draft).rows ?? "[]") as Row[];
    } catch {
      return [];
    }
  });
  const keep = (next: Row[]) => {
    setRows(next);
    if (next.length) keepDraft(draft, { rows: JSON.stringify(next) });
    else forgetDraft(draft);
  };
  return {
    rows,
    keep,
    change: (id: string, next: Partial<Row>) =>
      keep(rows.map((row) => (row.id === id ? { ...row, ...next, problem: undefined } : row))),
    remove: (id: string) => keep(rows.filter((row) => row.id !== id)),
  };
}
