import { useQueryClient } from "@tanstack/react-query";
import type { Reply, ReplyRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { useSavedRow } from "@/shared/rows/useSavedRow";
import { readDate, showDate } from "@/shared/ui/dates";

export type ReplyWords = {
  text: string;
  stance: string;
  cause_type: string;
  cause: string;
  plan: string;
  plan_on: string;
};

/** One row of a self-report or an opinion, saved as it is written. */
export function useReplyRow(reply: Reply, row: ReplyRow) {
  const queries = useQueryClient();
  const live = useLive();
  return useSavedRow<ReplyWords, Reply>({
    device: `reply:${row.id}`,
    path: `replies/${reply.id}/rows/${row.id}`,
    version: row.version,
    may: reply.may_write,
    words: {
      text: row.text,
      stance: row.stance ?? "",
      cause_type: row.cause_type ?? "",
      cause: row.cause,
      plan: row.plan,
      plan_on: row.plan_on ? showDate(row.plan_on) : "",
    },
    told: ({ plan_on, ...words }) => {
      const day = plan_on.trim() ? readDate(plan_on, live.now().getFullYear()) : null;
      return plan_on.trim() && (!day || !words.plan.trim()) ? null : { ...words, plan_on: day };
    },
    versionIn: (answer) => answer.rows.find((one) => one.id === row.id)?.version,
    onSaved: (answer) => {
      queries.setQueryData(["reply", reply.id], answer);
      void queries.invalidateQueries({ queryKey: ["replies"] });
    },
    onMoved: () => void queries.invalidateQueries({ queryKey: ["reply", reply.id] }),
  });
}
