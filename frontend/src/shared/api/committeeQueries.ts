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
export const committeeCardQuery = (id: string) =>
  queryOptions({ queryKey: ["committee", id], queryFn: () => get<CommitteeCard>(`committee/${id}`) });
