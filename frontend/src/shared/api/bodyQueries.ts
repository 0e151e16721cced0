import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type {
  Away,
  BodyCalendar,
  BodyChoices,
  BodyOffer,
  BodyPeople,
  Directory,
  Division,
  OpenWork,
  Programmes,
  SetUnits,
  Start,
  StuckStep,
  Unit,
} from "./types";

export const unitsQuery = queryOptions({
  queryKey: ["units"],
  queryFn: () => get<{ items: Unit[] }>("units", { body: "own" }),
});
export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: () => get<Directory>("directory"),
});
/** Programmes with their areas, as they are kept; pages that only name areas have them from `useAreas`. */
export const programmesQuery = queryOptions({
  queryKey: ["programmes"],
  queryFn: () => get<Programmes>("programmes"),
});
export const awayQuery = queryOptions({ queryKey: ["away"], queryFn: () => get<Away>("away") });
export const divisionQuery = (body: number) =>
  queryOptions({ queryKey: ["division", body], queryFn: () => get<Division>(`bodies/${body}/division`) });
/** Asked each time: what somebody would leave behind changes with the work. */
export const openWorkQuery = (body: number, post: number) =>
  queryOptions({
    queryKey: ["open-work", post],
    queryFn: () => get<OpenWork>(`bodies/${body}/posts/${post}/open-work`),
    staleTime: 0,
  });
export const readinessQuery = queryOptions({
  queryKey: ["readiness"],
  queryFn: () => get<{ items: StuckStep[] }>("readiness"),
  staleTime: 300_000, // walks every open task; the navigation asks it too
});
export const startQuery = (body: string | undefined) =>
  queryOptions({
    queryKey: ["start", body],
    queryFn: () => get<Start>("start", { body }),
    staleTime: 0, // its steps are done on other pages too
  });
/** Bodies to open: those at the top, or those right below one. */
export const bodiesQuery = (above: string | undefined) =>
  queryOptions({
    queryKey: ["bodies", above],
    queryFn: () => get<{ items: BodyOffer[] }>("bodies", { above }),
  });
export const bodyUnitsQuery = (id: number) =>
  queryOptions({ queryKey: ["body", id, "units"], queryFn: () => get<SetUnits>(`bodies/${id}/units`) });
export const bodyPeopleQuery = (id: number) =>
  queryOptions({ queryKey: ["body", id, "people"], queryFn: () => get<BodyPeople>(`bodies/${id}/people`) });
export const calendarQuery = (id: number, year: number) =>
  queryOptions({
    queryKey: ["body", id, "calendar", year],
    queryFn: () => get<BodyCalendar>(`bodies/${id}/calendar`, { year: String(year) }),
  });
export const bodyChoicesQuery = (id: number) =>
  queryOptions({
    queryKey: ["body", id, "settings"],
    queryFn: () => get<BodyChoices>(`bodies/${id}/settings`),
  });
