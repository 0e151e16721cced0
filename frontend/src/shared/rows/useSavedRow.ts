import { useCallback, useEffect, useRef, useState } from "react";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";
import { useTyping } from "@/shared/live/presence";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import {
  begin,
  conflict,
  dirty,
  heard,
  keepMine,
  onDevice,
  type RowDraft,
  resumed,
  saved,
  typed,
  type Words,
} from "./rowDraft";

const REST = 1000; // ms without a key before it is saved

export type Saving = "idle" | "saving" | "saved" | "failed";

/** A row as the server holds it, and how it is saved: `told` makes the body, null while something typed cannot be sent. */
export type SavedRow<W extends Words, Answer> = {
  device: string;
  path: string;
  version: number;
  words: W;
  may: boolean;
  told: (words: W) => Record<string, unknown> | null;
  versionIn: (answer: Answer) => number | undefined;
  onSaved: (answer: Answer) => void;
  onMoved: () => void;
};

/** One row: typed here, kept on the device, saved a moment later under its own version; never over somebody else's words. */
export function useSavedRow<W extends Words, Answer>(row: SavedRow<W, Answer>) {
  const { device, version, words: theirs, may } = row;
  const [draft, setDraft] = useState<RowDraft<W>>(() =>
    may ? resumed(theirs, version, keptDraft(device)) : begin(theirs, version),
  );
  const [saving, setSaving] = useState<Saving>("idle");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(draft);
  const busy = useRef(false);
  const attempt = useRef({ text: "", key: "" });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useCallback((next: RowDraft<W>) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const told = JSON.stringify(theirs);
  useEffect(() => {
    change(heard(latest.current, JSON.parse(told) as W, version));
  }, [told, version, change]);

  const clash = conflict(draft, theirs, version);
  useTyping(dirty(draft));
  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    const { words, base } = latest.current;
    if (busy.current || !dirty(latest.current)) return;
    const body = row.told(words);
    if (!body) return; // said at the field; the rest waits with it
    const text = JSON.stringify([words, base]);
    if (attempt.current.text !== text) attempt.current = { text, key: uuid7() };
    busy.current = true;
    setSaving("saving");
    try {
      const answer = await act<Answer>({
        method: "PUT",
        path: row.path,
        body,
        key: attempt.current.key,
        ifMatch: `"v${base}"`,
      });
      change(saved(latest.current, words, row.versionIn(answer) ?? base + 1));
      row.onSaved(answer);
      setProblem(null);
      setSaving("saved");
      if (dirty(latest.current)) keepDraft(device, onDevice(latest.current));
      else forgetDraft(device);
    } catch (error) {
      const refused = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      setProblem(refused);
      setSaving("failed");
      if (refused.moved) row.onMoved();
    } finally {
      busy.current = false;
    }
    if (dirty(latest.current) && latest.current.words !== words) void again.current();
  };
  const again = useRef(save);
  again.current = save;
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (next: Partial<W>) => {
    change(typed(latest.current, next));
    keepDraft(device, onDevice(latest.current));
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

export type RowEdit<W extends Words> = ReturnType<typeof useSavedRow<W, unknown>>;
