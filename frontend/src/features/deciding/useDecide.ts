import { useQueryClient } from "@tanstack/react-query";
import type { DecisionCard, Transition } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** What is left of a decision for a while: its words, and the act that takes it back, where there is one. */
export type Decided = { name: string; title: string; said: "agree" | "refuse" | "other"; undo?: Transition };

/** Lists that show something else after a decision; the record itself is in the answer. */
const LISTS = [
  "work",
  "plans",
  "tasks",
  "board",
  "reports",
  "report",
  "inspections",
  "activity",
  "documents",
];

export function useRefresh() {
  const queries = useQueryClient();
  return () => {
    for (const list of LISTS) void queries.invalidateQueries({ queryKey: [list] });
  };
}

/** Taking back the last decision, as the record offers it: one reason is asked, and it is known. */
export const undoOf = (record: { transitions?: Transition[] }): Transition | undefined =>
  record.transitions?.find((one) => one.name === "revoke" && one.enabled);

/** Carry a decision in. Sent again after a lost answer it has the same key, so it is never done twice. */
export function useDecide(card: DecisionCard, onDone: (decided: Decided) => void) {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const act = useAct<{ transitions?: Transition[] }>((record, { path }) => {
    if (record.transitions) queries.setQueryData([card.kind, card.id], record);
    refresh();
    onDone({
      name: `${card.kind}:${card.id}`,
      title: card.title,
      said: path === card.refuse?.href ? "refuse" : path === card.agree?.href ? "agree" : "other",
      undo: undoOf(record),
    });
  });
  const run = (transition: Transition, body: Record<string, unknown> = {}) =>
    act.mutate({ path: transition.href, body, ifMatch: transition.if_match });
  return { run, busy: act.isPending, problem: act.problem, act };
}
