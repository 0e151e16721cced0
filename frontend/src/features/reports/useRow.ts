import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { Report, ReportRow } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { useLive } from "@/shared/live/LiveProvider";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import { readDate, showDate } from "@/shared/ui/dates";
import {
  begin,
  conflict,
  dirty,
  heard,
  keepMine,
  type RowDraft,
  saved,
  typed,
  type Words,
  wordsOf,
} from "./rowDraft";

const REST = 1000; // ms without a key before it is saved

export type Saving = "idle" | "saving" | "saved" | "failed";

/** One row: typed here, kept on the device, saved a moment later under its own version; never over somebody else's words. */
export function useRow(report: Report, row: ReportRow) {
  const queries = useQueryClient();
  const live = useLive();
  const device = `row:${row.id}`;
  const theirs = wordsOf(row, showDate);
  const [draft, setDraft] = useState<RowDraft>(() =>
    row.may_write ? typed(begin(theirs, row.version), keptDraft(device)) : begin(theirs, row.version),
  );
  const [saving, setSaving] = useState<Saving>("idle");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(draft);
  const busy = useRef(false);
  const attempt = useRef({ text: "", key: "" });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useCallback((next: RowDraft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const { version } = row;
  const told = JSON.stringify(theirs);
  useEffect(() => {
    change(heard(latest.current, JSON.parse(told) as Words, version));
  }, [told, version, change]);

  const clash = conflict(draft, theirs, version);
  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    const { words, base } = latest.current;
    if (busy.current || !dirty(latest.current)) return;
    const next_on = words.next.trim() ? readDate(words.next, live.now().getFullYear()) : null;
    if (words.next.trim() && !next_on) return; // said at the field; the rest waits with it
    const text = JSON.stringify([words, base]);
    if (attempt.current.text !== text) attempt.current = { text, key: uuid7() };
    busy.current = true;
    setSaving("saving");
    try {
      const answer = await act<Report>({
        method: "PUT",
        path: `remediation-reports/${report.id}/rows/${row.id}`,
        body: { done: words.done, remaining: words.remaining, next_on },
        key: attempt.current.key,
        ifMatch: `"v${base}"`,
      });
      const mine = answer.rows.find((one) => one.id === row.id);
      change(saved(latest.current, words, mine?.version ?? base + 1));
      queries.setQueryData(["report", report.id], answer);
      setProblem(null);
      setSaving("saved");
      if (!dirty(latest.current)) forgetDraft(device);
    } catch (error) {
      const refused = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      setProblem(refused);
      setSaving("failed");
      if (refused.moved) void queries.invalidateQueries({ queryKey: ["report", report.id] });
    } finally {
      busy.current = false;
    }
    if (dirty(latest.current) && latest.current.words !== words) void again.current();
  };
  const again = useRef(save);
  again.current = save;
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (next: Partial<Words>) => {
    change(typed(latest.current, next));
    keepDraft(device, latest.current.words);
    clearTimeout(timer.current);
    if (!clash) timer.current = setTimeout(() => void again.current(), REST);
  };
  return {
    words: draft.words,
    dirty: dirty(draft),
    theirs: clash ? theirs : null,
    saving,
    problem: clash ? null : problem,
    type,
    save: () => (clash ? undefined : void save()),
    keepMine: () => {
      change(keepMine(latest.current, theirs, version));
      void again.current();
    },
    takeTheirs: () => {
      forgetDraft(device);
      change(begin(theirs, version));
      setProblem(null);
    },
  };
}
