import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { components } from "./schema";

type Shapes = components["schemas"];

export type Checklist = Shapes["Checklist"];
export type ChecklistRow = Shapes["ChecklistRow"];
export type ChecklistVersion = Shapes["ChecklistVersion"];
export type ItemOfList = Shapes["ChecklistItem"];
export type ItemKind = ItemOfList["kind"];
export type FailRule = NonNullable<ItemOfList["fails"]>;
export type Visit = Shapes["Visit"];
export type VisitMinutes = Shapes["Minutes"];
export type VisitAnswer = Shapes["SiteAnswer"];
export type VisitItem = Shapes["ItemAnswers"];

export const checklistsQuery = queryOptions({
  queryKey: ["checklists"],
  queryFn: () => get<Shapes["Checklists"]>("checklists"),
});
export const checklistQuery = (id: string) =>
  queryOptions({ queryKey: ["checklist", id], queryFn: () => get<Checklist>(`checklists/${id}`) });
export const checklistVersionQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ["checklist", id, version],
    queryFn: () => get<ChecklistVersion>(`checklists/${id}/versions/${version}`),
  });
/** What was written down on a visit; below the inspection, so that whatever refreshes that refreshes this. */
export const visitQuery = (id: string) =>
  queryOptions({
    queryKey: ["inspection", id, "visit"],
    queryFn: () => get<Visit>(`inspections/${id}/visit`),
  });
