import type { TFunction } from "i18next";
import type { ActsOnMany, Batch } from "@/shared/api/types";
import { why } from "@/shared/live/said";

export type ManyAct = ActsOnMany["acts"][number]["name"];
export type Values = { officer: string; due_on: string; reason: string };
type Field = keyof Values;

/** As many as the server takes at once. */
export const MOST_AT_ONCE = 200;

/** What each act asks, and whether it must be filled in. */
export const ASKS: Record<ManyAct, Partial<Record<Field, "must" | "may">>> = {
  remind: { reason: "may" },
  start: {},
  assign: { officer: "must" },
  reassign: { officer: "must", reason: "must" },
  move_due: { due_on: "must", reason: "must" },
  hold: { reason: "must" },
  resume: { reason: "may" },
};

/** The fields that must be filled in and are not. */
export const lacking = (act: ManyAct, values: Values): Field[] =>
  (Object.keys(ASKS[act]) as Field[]).filter((name) => ASKS[act][name] === "must" && !values[name].trim());

/** What is sent: the tasks as they were seen, and what the act asks. */
export function sentFor(act: ManyAct, rows: { id: string; version: number }[], values: Values) {
  const reason = values.reason.trim();
  if (act === "remind")
    return { path: "tasks/reminder", body: { items: rows.map(({ id }) => ({ id })), text: reason } };
  const { officer, due_on } = ASKS[act];
  return {
    path: `tasks/transitions/${act}`,
    body: {
      items: rows.map(({ id, version }) => ({ id, version })),
      ...(officer && { officer: Number(values.officer) }),
      ...(due_on && { due_on: values.due_on }),
      ...(reason && { reason }),
    },
  };
}

/** The refused tasks by what was said of them, what was said most often first. */
export function byReason(refused: Batch["refused"], t: TFunction): { detail: string; ids: string[] }[] {
  const found = new Map<string, string[]>();
  for (const one of refused) {
    const detail = why(one, t);
    found.set(detail, [...(found.get(detail) ?? []), one.id]);
  }
  return [...found].map(([detail, ids]) => ({ detail, ids })).sort((a, b) => b.ids.length - a.ids.length);
}
