import { useState } from "react";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";

/** What is being typed, kept on this device until it was saved: then it is `nothing` again. */
export function useKept<T extends object>(name: string, nothing: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const { json } = keptDraft(name);
    return json ? { ...nothing, ...(JSON.parse(json) as T) } : nothing;
  });
  const set = (next: T) => {
    setValue(next);
    if (next === nothing) forgetDraft(name);
    else keepDraft(name, { json: JSON.stringify(next) });
  };
  return [value, set];
}
