import { useQueryClient } from "@tanstack/react-query";
import { nameOf } from "@/shared/api/decisionQueries";
import type { DecisionCard, Transition } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { type Offer, offerOf } from "@/shared/undo/offers";

/** What is left of a decision for a while: which it was, its words, and how it is undone, where it can be. `said` is missing
 * where the title says it all. `at`: its own moment, by the page's clock. */
export type Decided = {
  names: string[];
  title: string;
  said?: "agree" | "refuse" | "other" | "ask";
  undo: Offer | undefined;
  at: number;
};

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

/** Carry a decision in. Sent again after a lost answer it has the same key, so it is never done twice. */
export function useDecide(card: DecisionCard, onDone: (decided: Decided) => void) {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const act = useAct<{ transitions?: Transition[] }>((record, { path }) => {
    if (record.transitions) queries.setQueryData([card.kind, card.id], record);
    refresh();
    onDone({
      names: [nameOf(card)],
      title: card.title,
      said: path === card.refuse?.href ? "refuse" : path === card.agree?.href ? "agree" : "other",
      undo: offerOf(record),
      at: performance.now(),
    });
  });
  const run = (transition: Transition, body: Record<string, unknown> = {}) =>
    act.mutate({ path: transition.href, body, ifMatch: transition.if_match });
  return { run, busy: act.isPending, problem: act.problem, act };
}
