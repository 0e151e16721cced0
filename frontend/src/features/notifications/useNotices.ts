import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { fetchNotices, sayUnread } from "@/shared/api/queries";
import type { Notices } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

const KEY = ["notices"];

/** What was told to the reader, page by page; asked only while somebody looks. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => fetchNotices(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0, // opening the bell asks what is there now
  });
}

/** Mark as read: at once on the screen, and as it was when the server did not take it. */
export function useReading() {
  const queries = useQueryClient();
  const act = useAct<{ unread: number }>(({ unread }) => sayUnread(unread));
  const send = (body: { only: number } | { up_to: number }, read: (seq: number) => boolean) => {
    const kept = queries.getQueryData<InfiniteData<Notices>>(KEY);
    queries.setQueryData<InfiniteData<Notices>>(KEY, (all) => all && marked(all, read));
    act.mutate({ path: "notices/read", body }, { onError: () => queries.setQueryData(KEY, kept) });
  };
  return {
    problem: act.problem,
    readOne: (only: number) => send({ only }, (seq) => seq === only),
    readAll: (upTo: number) => send({ up_to: upTo }, (seq) => seq <= upTo),
  };
}

function marked(all: InfiniteData<Notices>, read: (seq: number) => boolean): InfiniteData<Notices> {
  const pages = all.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (read(item.event.seq) ? { ...item, read: true } : item)),
  }));
  return { ...all, pages };
}
