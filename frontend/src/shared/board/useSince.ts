import { queryOptions, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { act, get } from "@/shared/api/client";
import type { Since } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { useLink, useLive } from "@/shared/live/LiveProvider";

const EVERY = 30_000; // ms: how often it is said that one is still looking
const PLACES = { task: "boards/tasks", ticket: "boards/tickets" } as const;
export type BoardKind = keyof typeof PLACES;

const sinceQuery = (kind: BoardKind) =>
  queryOptions({
    queryKey: ["since", kind],
    queryFn: () => get<Since>(`${PLACES[kind]}/since`),
    staleTime: Number.POSITIVE_INFINITY, // asked on arrival, after absence and after a reconnect, not by every event
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
  });

/** Which of it were read, also while another page is open; nobody asks the server for it. */
const seenQuery = (kind: BoardKind) =>
  queryOptions<number[]>({
    queryKey: ["since-seen", kind],
    queryFn: skipToken,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  });

/** What others moved on this board since one last looked. While it is looked at, what moves is seen; only what moved in
 * absence is told, and stays told until all of it was seen. */
export function useSince(kind: BoardKind) {
  const queries = useQueryClient();
  const link = useLink();
  const query = useQuery(sinceQuery(kind));
  const data = query.data;
  const { data: seen = [] } = useQuery(seenQuery(kind));
  const left = data?.items.filter((item) => !seen.includes(item.event.seq)) ?? [];
  const told = Boolean(left.length);
  const looked = useRef(0);
  const say = useCallback(
    async (seq: number) => {
      if (seq <= looked.current) return;
      looked.current = seq;
      const sending = { path: `${PLACES[kind]}/looked`, body: { seq }, key: uuid7(), keepalive: true };
      await act(sending).catch(() => {
        looked.current = 0; // said again at the next turn
      });
    },
    [kind],
  );
  const fresh = data && !query.isFetching;
  useEffect(() => {
    if (!fresh || told) return;
    void say(data.seq);
    if (data.items.length) queries.setQueryData(sinceQuery(kind).queryKey, { ...data, items: [] });
  }, [fresh, data, told, say, queries, kind]);
  const still = useRef((_upTo?: number) => undefined as unknown);
  still.current = (upTo = link.seq()) =>
    fresh && !told && document.visibilityState === "visible" ? say(upTo) : undefined;
  useLeaving(still, () => void queries.invalidateQueries({ queryKey: ["since", kind] }));
  useReconnect(still, link.seq, () => void queries.invalidateQueries({ queryKey: ["since", kind] }));
  const read = (seqs: number[]) =>
    queries.setQueryData(seenQuery(kind).queryKey, (known = []) => [...known, ...seqs]);
  const see = (seq: number) => read([seq]);
  const all = () => read(left.map((item) => item.event.seq));
  return { told, data, left, see, all };
}

/** Now and then, and when the page is left, it is said how far one has looked; on coming back it is asked what moved. */
function useLeaving(still: { current: () => unknown }, comeBack: () => void): void {
  const back = useRef(comeBack);
  back.current = comeBack;
  useEffect(() => {
    const timer = setInterval(() => void still.current(), EVERY);
    let away = document.visibilityState !== "visible";
    const turned = () => {
      const hidden = document.visibilityState !== "visible";
      if (away && !hidden) back.current();
      away = hidden;
    };
    const leave = () => void still.current();
    document.addEventListener("visibilitychange", turned);
    window.addEventListener("blur", leave);
    return () => {
      leave();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", turned);
      window.removeEventListener("blur", leave);
    };
  }, [still]);
}

/** What came while there was no link was not seen as it came. How far one had looked before arrives first, or what was seen would
 * be told again. */
function useReconnect(
  still: { current: (upTo?: number) => unknown },
  seq: () => number,
  again: () => void,
): void {
  const { state } = useLive();
  const was = useRef(state);
  const latest = useRef({ seq, again });
  latest.current = { seq, again };
  const lost = useRef<{ at: number; said: unknown }>({ at: 0, said: undefined });
  useEffect(() => {
    const before = was.current;
    was.current = state;
    if (state === "lost" && before === "online") {
      const at = latest.current.seq();
      lost.current = { at, said: still.current(at) };
    }
    if (state === "online" && (before === "lost" || before === "polling"))
      void Promise.resolve(lost.current.said)
        .then(() => still.current(lost.current.at))
        .then(() => latest.current.again());
  }, [state, still]);
}
