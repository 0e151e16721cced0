import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { get } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Search = components["schemas"]["Search"];
export type Found = components["schemas"]["Found"];
export type FoundKind = Found["kind"];

export const FOUND_KINDS: FoundKind[] = [
  "task",
  "plan",
  "document",
  "evidence",
  "order",
  "ticket",
  "finding",
  "inspection",
  "unit",
  "comment",
  "person",
];

/** Whether there is enough to look for: two letters, or a digit. */
export const asksFor = (q: string): boolean => /\p{L}.*\p{L}|\p{N}/u.test(q);

/** What was found for a question; what stood there stays until the next answer is there. */
export const searchQuery = (q: string, kind?: FoundKind) =>
  queryOptions({
    queryKey: ["search", q, kind],
    queryFn: () => get<Search>("search", { q, kind }),
    enabled: asksFor(q),
    placeholderData: keepPreviousData,
  });
