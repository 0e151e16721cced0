import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Findings, FoundInPlace, RemedyFigures } from "./types";

type Asked = Record<string, string | undefined>;

/** How far what was found is handled, as the address asks. */
export const remedyFiguresQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ["remedy-figures", asked],
    queryFn: () => get<RemedyFigures>("remedy-figures", asked),
    placeholderData: (kept: RemedyFigures | undefined) => kept,
    staleTime: 0,
  });
/** What was found, page by page, as the address narrows and sorts it. */
export const findingsQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ["findings", asked],
    queryFn: ({ pageParam }) => get<Findings>("findings", { ...asked, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (kept) => kept,
    staleTime: 0,
  });
/** What was ever found in a unit or body. */
export const placeQuery = (unitId: string) =>
  queryOptions({
    queryKey: ["place", unitId],
    queryFn: () => get<FoundInPlace>(`units/${unitId}/findings`),
    staleTime: 0,
  });
