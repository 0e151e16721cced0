/** What a form says, each field under the name that its reader reads. */
export type Said = Record<string, string>;

/** The names of those fields of which two texts say something else. */
export const apart = (theirs: Said, mine: Said): string[] =>
  Object.keys({ ...theirs, ...mine }).filter(
    (name) => (theirs[name] ?? "").trim() !== (mine[name] ?? "").trim(),
  );
