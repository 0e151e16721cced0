import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/shared/api/client";
import { meQuery, sessionQuery } from "@/shared/api/queries";
import type { Event, Task } from "@/shared/api/types";
import { showTime } from "@/shared/ui/dates";
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
/** What shows something else when such a record has changed, the most looked at first; the record itself is named by the
 * event. */
const WORK = [
  "board",
  "tasks",
  "work",
  "quick",
  "plans",
  "plan",
  "documents",
  "document",
  "order",
  "orders",
  "activity",
  "briefing",
];
const REMEDY = [
  "board",
  "remedy-figures",
  "findings",
  "report",
  "inspection",
  "reports",
  "inspections",
  "place",
  "activity",
];
const REPLIES = ["replies", "reply", "activity"];
const SHOWN: Record<string, string[]> = {
  task: WORK,
  plan: WORK,
  document: ["documents", "activity"],
  order: ["orders", "activity"],
  ticket: REMEDY,
  report: REMEDY,
  inspection: [...REMEDY, ...REPLIES, "inspection_plan"],
  reply: REPLIES,
  signal: ["signals"],
  inspection_plan: ["inspection_plans", "inspection", "activity"],
  draw: ["inspection_plan", "activity"],
  meeting: ["briefing", "activity"],
};
/** Whose count stands in everybody's navigation: asked when what the reader looks at has its answer. */
const BESIDE = "work";
const BOARD = "board";
const EVERYTHING = [...new Set([...REMEDY, ...WORK, ...Object.keys(SHOWN)])];
/** That somebody opened a record: it stands on the record itself and in its order's table, and moves nothing. */
const READ = /\.seen$/;
const GATHER = 40; // ms: an act on many records comes as many frames, and is one question
const AFTERWARDS = 300; // ms: what is looked at must be seen to move, and the server answers in turn

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
    const changed = new Set<string>();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let afterwards: ReturnType<typeof setTimeout> | undefined;
    const later = new Set<string>();
    const askLater = () => {
      afterwards = undefined;
      for (const key of later) void queries.invalidateQueries({ queryKey: key.split(":") });
      later.clear();
    };
    const isOpen = (subject: string) =>
      queries.getQueryCache().findAll({ queryKey: subject.split(":"), type: "active" }).length > 0;
    const ask = () => {
      gathering = undefined;
      const lists = new Set(
        [...changed].flatMap((subject) => SHOWN[subject.split(":")[0] ?? ""] ?? EVERYTHING),
      );
      // Beside an open record only a board is looked at; the lists of its page wait for both.
      const atOnce = [...changed].some(isOpen) ? [BOARD].filter((list) => lists.has(list)) : [...lists];
      for (const subject of changed) void queries.invalidateQueries({ queryKey: subject.split(":") });
      for (const list of atOnce) void queries.invalidateQueries({ queryKey: [list] });
      for (const list of [...lists, BESIDE]) if (!atOnce.includes(list)) later.add(list);
      if (later.size) afterwards ??= setTimeout(askLater, AFTERWARDS);
      // A regular task shows how its periods stand.
      const shows = (task?: Task) => task?.periods?.some(({ id }) => changed.has(`task:${id}`)) ?? false;
      void queries.invalidateQueries({
        queryKey: ["task"],
        predicate: ({ state }) => shows(state.data as Task | undefined),
      });
      changed.clear();
    };
    const live = new LiveLink(
      {
        url,
        catchUp: async (after) => {
          const page = await get<{ items: Event[]; seq: number; more: boolean }>("events", {
            after: String(after),
            limit: "200",
          });
          const subjects = page.items.map((e) => ({ ...e.subject, verb: e.verb }));
          return { subjects, seq: page.seq, more: page.more };
        },
        onChange: (subjects) => {
          for (const { type, id, verb } of subjects) {
            if (READ.test(verb)) later.add(`${type}:${id}`).add("order");
            else changed.add(`${type}:${id}`);
          }
          if (changed.size) gathering ??= setTimeout(ask, GATHER);
          if (later.size) afterwards ??= setTimeout(askLater, AFTERWARDS);
        },
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
      clearTimeout(gathering);
      clearTimeout(afterwards);
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
