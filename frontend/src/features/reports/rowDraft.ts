/** What is being typed into a row of a report, against what the server holds: pure, so that nothing typed is ever lost. */
import type { ReportRow } from "@/shared/api/types";

export type Words = { done: string; remaining: string; next: string };

/** `base`: the version the words began from; `saved`: what that version says. */
export type RowDraft = { words: Words; base: number; saved: Words };

export const wordsOf = (row: ReportRow, showDate: (on: string) => string): Words => ({
  done: row.done,
  remaining: row.remaining,
  next: row.next_on ? showDate(row.next_on) : "",
});

const same = (one: Words, other: Words): boolean =>
  one.done === other.done && one.remaining === other.remaining && one.next === other.next;

export const begin = (words: Words, version: number): RowDraft => ({ words, base: version, saved: words });

export const typed = (draft: RowDraft, next: Partial<Words>): RowDraft => ({
  ...draft,
  words: { ...draft.words, ...next },
});

/** Whether there is something to send. */
export const dirty = (draft: RowDraft): boolean => !same(draft.words, draft.saved);

/** The server says the row anew: taken over where nothing of one's own stands against it. */
export function heard(draft: RowDraft, theirs: Words, version: number): RowDraft {
  if (version === draft.base) return draft;
  if (!dirty(draft) || same(draft.words, theirs)) return begin(theirs, version);
  return draft;
}

/** Somebody else saved the row while one's own words are not saved. */
export const conflict = (draft: RowDraft, theirs: Words, version: number): boolean =>
  version !== draft.base && dirty(draft) && !same(draft.words, theirs);

/** One's own words were saved as this version; what was typed since stays to be saved. */
export const saved = (draft: RowDraft, sent: Words, version: number): RowDraft => ({
  ...draft,
  base: version,
  saved: sent,
});

/** One's own words on top of what the other saved. */
export const keepMine = (draft: RowDraft, theirs: Words, version: number): RowDraft => ({
  ...draft,
  base: version,
  saved: theirs,
});
