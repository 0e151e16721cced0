import { useState } from "react";
import { keepDraft, keptDraft } from "@/shared/transitions/drafts";

/** What is chosen and typed while a file is imported, kept on the device until the plan is made. */
export type Typed = {
  keys?: string;
  title?: string;
  number?: string;
  date?: string;
  signer?: string;
  kind?: string;
  objectives?: string;
};

export const typedName = (upload: string): string => `import:${upload}`;

/** Numbers of the key tasks: as chosen here, else those that the draft has already. */
export const typedKeys = (typed: Typed, before: string[]): string[] =>
  typed.keys === undefined ? before : typed.keys.split("\n").filter(Boolean);

export function useTyped(upload: string): [Typed, (next: Typed) => void] {
  const [typed, setTyped] = useState<Typed>(() => keptDraft(typedName(upload)));
  const set = (next: Typed) =>
    setTyped((kept) => {
      const all = { ...kept, ...next };
      keepDraft(typedName(upload), all);
      return all;
    });
  return [typed, set];
}

/** A mended file takes over what was typed for the one before. */
export const carryOver = (from: string, to: string): void =>
  keepDraft(typedName(to), keptDraft(typedName(from)));
