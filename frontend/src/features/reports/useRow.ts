import { useQueryClient } from "@tanstack/react-query";
import type { Report, ReportRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { useSavedRow } from "@/shared/rows/useSavedRow";
import { readDate, showDate } from "@/shared/ui/dates";

export type RowWords = { done: string; remaining: string; next: string };

/** One row of a remediation report, saved as it is written. */
export function useRow(report: Report, row: ReportRow) {
  const queries = useQueryClient();
  const live = useLive();
  return useSavedRow<RowWords, Report>({
    device: `row:${row.id}`,
    path: `remediation-reports/${report.id}/rows/${row.id}`,
    version: row.version,
    may: row.may_write,
    words: {
      done: row.done,
      remaining: row.remaining,
      next: row.next_on ? showDate(row.next_on) : "",
    },
    told: ({ done, remaining, next }) => {
      const next_on = next.trim() ? readDate(next, live.now().getFullYear()) : null;
      return next.trim() && !next_on ? null : { done, remaining, next_on };
    },
    versionIn: (answer) => answer.rows.find((one) => one.id === row.id)?.version,
    onSaved: (answer) => queries.setQueryData(["report", report.id], answer),
    onMoved: () => void queries.invalidateQueries({ queryKey: ["report", report.id] }),
  });
}
