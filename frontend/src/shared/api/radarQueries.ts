import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { LikelyRepeats, Repeats } from "./types";

/** Below the inspection's own key: whatever changes it asks for this anew as well. */
export const repeatsQuery = (inspection: string) =>
  queryOptions({
    queryKey: ["inspection", inspection, "repeats"],
    queryFn: () => get<Repeats>(`inspections/${inspection}/repeats`),
  });
export const likelyQuery = (inspection: string, typed: Record<string, string>) =>
  queryOptions({
    queryKey: ["likely", inspection, typed],
    queryFn: () =>
      get<LikelyRepeats>(
        `inspections/${inspection}/repeats/likely`,
        Object.fromEntries(Object.entries(typed).filter(([, value]) => value)),
      ),
    placeholderData: (kept) => kept,
    retry: false,
  });
