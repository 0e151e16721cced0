import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { components } from "./schema";

type Shapes = components["schemas"];
export type Committee = Shapes["Committee"];
export type BodyBelow = Shapes["BodyBelow"];
export type CommitteeCard = Shapes["CommitteeCard"];
export type BodiesReminded = Shapes["BodiesReminded"];

/** The bodies below by exception; what they do inside is told by no frame, so it is asked again now and then. */
export const committeeQuery = queryOptions({
  queryKey: ["committee"],
  queryFn: () => get<Committee>("committee"),
  refetchInterval: 120_000,
});
/** The figures of a body whose records its card can list. */
export const BODY_FIGURES = [
  "open",
  "due",
  "overdue",
  "overdue_before",
  "unopened",
  "silent",
  "extended",
  "waiting",
  "stuck",
] as const;
export type BodyFigure = (typeof BODY_FIGURES)[number];

/** What is worst of a body, or all that the figure counts. */
export const committeeCardQuery = (id: string, figure?: BodyFigure) =>
  queryOptions({
    queryKey: ["committee", id, figure],
    queryFn: () => get<CommitteeCard>(`committee/${id}`, { figure }),
  });
