import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { components } from "./schema";

type Shapes = components["schemas"];
export type Briefing = Shapes["Briefing"];
export type Block = Shapes["Block"];
export type BriefTask = Shapes["BriefTask"];
export type Held = Shapes["HeldMeeting"];
export type Remark = Shapes["Remark"];

export const SPANS = ["WEEK", "MONTH", "QUARTER", "HALF", "YEAR"] as const;
export type SpanKind = (typeof SPANS)[number];
/** What the page looks at, as it stands in the address. */
export type BriefingSearch = { body?: string; span?: SpanKind; day?: string; lead?: string; area?: string };

/** The week page; asked anew when a task moves or somebody notes something. */
export const briefingQuery = (search: BriefingSearch) =>
  queryOptions({
    queryKey: ["briefing", search],
    queryFn: () => get<Briefing>("briefing", search),
    placeholderData: (before: Briefing | undefined) => before,
  });
