import { useInfiniteQuery } from "@tanstack/react-query";
import { fetchActivity } from "@/shared/api/queries";

/** Events of one record (`plan:<id>`), or all a reader may see, newest first, page by page. */
export const useEvents = (subject?: string, enabled = true) =>
  useInfiniteQuery({
    queryKey: ["activity", subject ?? "all"],
    queryFn: ({ pageParam }) => fetchActivity(subject, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
