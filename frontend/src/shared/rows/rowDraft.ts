/** What is being typed into a row, against what the server holds: pure, so that nothing typed is ever lost. */

/** The fields of a row as text, by name. */
export type Words = Record<string, string>;

/** `base`: the version the words began from; `saved`: what that version says. */
export type RowDraft<W extends Words> = { words: W; base: number; saved: W };

const same = (one: Words, other: Words): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

export const begin = <W extends Words>(words: W, version: number): RowDraft<W> => ({
  words,
  base: version,
  saved: words,
});

/** What is kept on the device of a row, and the row with it when it is opened again: what was begun on an older version still is. */
export const onDevice = <W extends Words>(draft: RowDraft<W>): Words => ({
  ...draft.words,
  base: String(draft.base),
});

export function resumed<W extends Words>(theirs: W, version: number, { base, ...words }: Words): RowDraft<W> {
  return { words: { ...theirs, ...words }, base: base ? Number(base) : version, saved: theirs };
}

export const typed = <W extends Words>(draft: RowDraft<W>, next: Partial<W>): RowDraft<W> => ({
  ...draft,
  words: { ...draft.words, ...next },
});

/** Whether there is something to send. */
export const dirty = <W extends Words>(draft: RowDraft<W>): boolean => !same(draft.words, draft.saved);

/** The server says the row anew: taken over where nothing of one's own stands against it. */
export function heard<W extends Words>(draft: RowDraft<W>, theirs: W, version: number): RowDraft<W> {
  if (version === draft.base) return draft;
  if (!dirty(draft) || same(draft.words, theirs)) return begin(theirs, version);
  return draft;
}

/** Somebody else saved the row while one's own words are not saved. */
export const conflict = <W extends Words>(draft: RowDraft<W>, theirs: W, version: number): boolean =>
  version !== draft.base && dirty(draft) && !same(draft.words, theirs);

/** One's own words were saved as this version; what was typed since stays to be saved. */
export const saved = <W extends Words>(draft: RowDraft<W>, sent: W, version: number): RowDraft<W> => ({
  ...draft,
  base: version,
  saved: sent,
});

/** One's own words on top of what the other saved. */
export const keepMine = <W extends Words>(draft: RowDraft<W>, theirs: W, version: number): RowDraft<W> => ({
  ...draft,
  base: version,
  saved: theirs,
});
