import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type {
  ArisenTask,
  Clarity,
  Coverage,
  Difference,
  Matrix,
  Numbering,
  Outline,
  Plan,
  Plans,
  Preview,
  Target,
  UnderWay,
  YearClosing,
} from "./types";

export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: () => get<Plans>("plans"),
});
export const numberingQuery = queryOptions({
  queryKey: ["plans", "numbering"],
  queryFn: () => get<Numbering>("numbering"),
});
export const closingQuery = (id: string) =>
  queryOptions({ queryKey: ["plan", id, "closing"], queryFn: () => get<YearClosing>(`plans/${id}/closing`) });
export const planQuery = (id: string) =>
  queryOptions({ queryKey: ["plan", id], queryFn: () => get<Plan>(`plans/${id}`) });
export type OutlineFilter = { state?: string; timeliness?: string; lead?: string; q?: string };
export const outlineQuery = (id: string, filter: OutlineFilter) =>
  queryOptions({
    queryKey: ["plan", id, "outline", filter],
    queryFn: () => get<Outline>(`plans/${id}/outline`, filter),
    placeholderData: (kept) => kept,
  });
export const differenceQuery = (id: string) =>
  queryOptions({
    queryKey: ["plan", id, "difference"],
    queryFn: () => get<Difference>(`plans/${id}/difference`),
  });
export const fileDifferenceQuery = (id: string, upload: string, hidden: boolean) =>
  queryOptions({
    queryKey: ["plan", id, "changes", upload, hidden],
    queryFn: () =>
      get<Difference>(`plans/${id}/changes/${upload}`, { take_hidden: hidden ? "true" : undefined }),
  });
export const arisenQuery = (id: string) =>
  queryOptions({
    queryKey: ["plan", id, "arisen"],
    queryFn: () => get<{ items: ArisenTask[] }>(`plans/${id}/arisen`),
  });
export const targetsQuery = (id: string) =>
  queryOptions({
    queryKey: ["plan", id, "targets"],
    queryFn: () => get<{ items: Target[] }>(`plans/${id}/targets`),
  });
export const coverageQuery = (id: string) =>
  queryOptions({ queryKey: ["plan", id, "coverage"], queryFn: () => get<Coverage>(`plans/${id}/coverage`) });
export const clarityQuery = (id: string) =>
  queryOptions({ queryKey: ["plan", id, "clarity"], queryFn: () => get<Clarity>(`plans/${id}/clarity`) });
/** `programme`: whose areas the lines are read by; the reform's when left out. */
export type Reading = { upload: string; year?: string; hidden?: boolean; programme?: string };
export const previewQuery = ({ upload, year, hidden, programme }: Reading) =>
  queryOptions({
    queryKey: ["import", upload, year, hidden, programme],
    queryFn: () =>
      get<Preview>(`plan-imports/${upload}`, { year, take_hidden: hidden ? "true" : undefined, programme }),
    placeholderData: (kept: Preview | undefined) => (kept?.upload.id === upload ? kept : undefined),
    staleTime: Number.POSITIVE_INFINITY, // the same bytes and names read the same
  });
/** How far the work with an upload has come; asked once a second while somebody waits for it. */
export const underWayQuery = (upload: string) =>
  queryOptions({
    queryKey: ["import-progress", upload],
    queryFn: () => get<UnderWay>(`plan-imports/${upload}/progress`),
    refetchInterval: 1000,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
export const officersQuery = (id: string) =>
  queryOptions({ queryKey: ["plan", id, "officers"], queryFn: () => get<Matrix>(`plans/${id}/officers`) });
