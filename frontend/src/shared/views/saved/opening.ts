import { queryClient, savedViewsQuery } from "@/shared/api/queries";
import type { SavedView } from "@/shared/api/types";

/** What the view says with which the page of such records opens for this person; where that cannot be told, it opens as for
 * everybody. */
export async function opening(kind: SavedView["kind"]): Promise<Record<string, string> | undefined> {
  const views = await queryClient.ensureQueryData(savedViewsQuery).catch(() => undefined);
  const view = views?.items.find((one) => one.kind === kind && one.opens);
  return view && Object.fromEntries(new URLSearchParams(view.query));
}

/** An address that says nothing at all. */
export const isBare = (search: object): boolean => !Object.values(search).some(Boolean);
