import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { components } from "./schema";

type Shapes = components["schemas"];
export type Overview = Shapes["Overview"];
export type OverviewCounts = Shapes["OverviewCounts"];
export type OverviewArea = Shapes["OverviewArea"];
export type OverviewWeek = Shapes["OverviewWeek"];
export type OverviewAsked = { scope?: Overview["scope"]; lead?: string; year?: string };

/** A year's tasks at a glance; what others do is told by no frame, so it is asked again now and then. */
export const overviewQuery = (asked: OverviewAsked) =>
  queryOptions({
    queryKey: ["overview", asked],
    queryFn: () => get<Overview>("overview", asked),
    placeholderData: (kept: Overview | undefined) => kept,
    staleTime: 0,
    refetchInterval: 120_000,
  });
