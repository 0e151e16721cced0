import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { components } from "./schema";
import type { InspectionPlan, InspectionPlans } from "./types";

type Shapes = components["schemas"];

export const inspectionPlansQuery = queryOptions({
  queryKey: ["inspection_plans"],
  queryFn: () => get<InspectionPlans>("inspection-plans"),
});
/** What issued plans of other bodies say of the own one. */
export const announcedPlansQuery = queryOptions({
  queryKey: ["inspection_plans", "announced"],
  queryFn: () => get<Shapes["AnnouncedPlans"]>("inspection-plans/announced"),
});
export const inspectionPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ["inspection_plan", id],
    queryFn: () => get<InspectionPlan>(`inspection-plans/${id}`),
  });
/** What a draw would be held from today. */
export const poolQuery = (id: string) =>
  queryOptions({
    queryKey: ["inspection_plan", id, "pool"],
    queryFn: () => get<Shapes["Pool"]>(`inspection-plans/${id}/pool`),
  });
/** Whence an inspection is: a line of a yearly plan, a draw by lot, or neither. */
export const originQuery = (id: string) =>
  queryOptions({
    queryKey: ["inspection", id, "origin"],
    queryFn: () => get<Shapes["InspectionOrigin"]>(`inspections/${id}/origin`),
  });
