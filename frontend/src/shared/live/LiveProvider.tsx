import { notifications } from "@mantine/notifications";
import { onlineManager, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/shared/api/client";
import { meQuery, sessionQuery } from "@/shared/api/queries";
import type { Event } from "@/shared/api/types";
import { showTime } from "@/shared/ui/dates";
import { askingOf, EVERYTHING } from "./asking";
import { forgetPresence, hearPresence, tellLooks } from "./presence";
import { LiveLink, type LiveState } from "./socket";
import { useWaking } from "./useWaking";

type Live = { state: LiveState; since: string; now: () => Date; tryNow: () => void };

export const LiveContext = createContext<Live | null>(null);

/** `retryAt`: when the next try is, by this page's own clock, while there is no link. `seq`: how far the page has heard. */
type Link = { retryAt: number | null; seq: () => number };
const LinkContext = createContext<Link>({ retryAt: null, seq: () => 0 });
export const useLink = (): Link => useContext(LinkContext);

/** The state of the live link and the world's time; only inside the signed-in shell. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive outside LiveProvider");
  return live;
}

const BELL = [["me"], ["notices"]];
export function LiveProvider({
  seq,
  notice,
  serverNow,
  children,
}: {
  seq: number;
  notice: number;
  serverNow: string;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const { t } = useTranslation();
  const [state, setState] = useState<LiveState>("connecting");
  const [since, setSince] = useState(serverNow);
  const [retryAt, setRetryAt] = useState<number | null>(null);
  const shift = useRef(new Date(serverNow).getTime() - performance.now());
  const link = useRef<LiveLink | null>(null);
  const wasLost = useRef(false);
  const first = useRef({ seq, notice });

  useEffect(() => {
    const url = `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/ws`;
    const asking = askingOf(queries);
    const live = new LiveLink(
      {
        url,
        catchUp: async (after) => {
          const page = await get<{ items: Event[]; seq: number; more: boolean }>("events", {
            after: String(after),
            limit: "200",
          });
          const subjects = page.items.map((e) => ({ ...e.subject, verb: e.verb, seq: e.seq }));
          return { subjects, seq: page.seq, more: page.more };
        },
        onChange: (subjects) => asking.hear(subjects),
        onNotice: () => {
          for (const queryKey of BELL) void queries.invalidateQueries({ queryKey });
        },
        onPresence: hearPresence,
        onState: (next, retryIn) => {
          setRetryAt(retryIn === undefined ? null : performance.now() + retryIn);
          if (next === "polling") for (const queryKey of BELL) void queries.invalidateQueries({ queryKey });
          if (next === "online" && wasLost.current) {
            wasLost.current = false;
            for (const list of EVERYTHING) void queries.invalidateQueries({ queryKey: [list] });
            for (const queryKey of BELL) void queries.invalidateQueries({ queryKey });
            notifications.show({ message: t("live.back"), autoClose: 4000 });
          }
          if (next === "lost" || next === "polling") {
            forgetPresence();
            if (next === "polling" || !wasLost.current)
              setSince(new Date(shift.current + performance.now()).toISOString());
            wasLost.current = true;
          }
          // A server that went away is told by no device; a device's network, which this knows of itself, may bring nobody.
          if (next !== "connecting") onlineManager.setOnline(next === "online");
          setState(next);
        },
        onServerNow: (moment) => {
          shift.current = new Date(moment).getTime() - performance.now();
        },
        onSignedOut: () => {
          queries.removeQueries({ queryKey: meQuery.queryKey });
          void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
        },
      },
      first.current.seq,
      first.current.notice,
    );
    link.current = live;
    live.start();
    const silent = tellLooks((look) => live.show(look));
    return () => {
      silent();
      asking.stop();
      live.stop();
    };
  }, [queries, t]);

  useWaking(link);
  const value = useMemo<Live>(
    () => ({
      state,
      since: showTime(since),
      now: () => new Date(shift.current + performance.now()),
      tryNow: () => link.current?.tryNow(),
    }),
    [state, since],
  );
  const linked = useMemo<Link>(
    () => ({ retryAt, seq: () => link.current?.at ?? first.current.seq }),
    [retryAt],
  );
  return (
    <LiveContext.Provider value={value}>
      <LinkContext.Provider value={linked}>{children}</LinkContext.Provider>
    </LiveContext.Provider>
  );
}
