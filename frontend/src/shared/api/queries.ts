import { infiniteQueryOptions, onlineManager, QueryClient, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import { ApiProblem } from "./problem";
import type {
  ActsOnMany,
  Box,
  CastMember,
  DocumentRows,
  Event,
  ExtensionLedger,
  Giving,
  Mailbox,
  Me,
  Notices,
  ObstacleLedger,
  Person,
  PersonsTasks,
  QuickReport,
  ReadDocument,
  ReadLetter,
  RecentProof,
  RegisteredDocument,
  Results,
  SavedViews,
  Session,
  Task,
  TaskBoard,
  TaskPage,
  TaskRow,
  Trust,
  Unit,
  UnitFigures,
  Work,
  Workload,
} from "./types";

export const queryClient = new QueryClient({
  defaultOptions: {
    // Tried even when the browser thinks it is offline: a failure is told in words, a paused act would only spin.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 30_000,
      retry: (count, error) => count < 2 && (!(error instanceof ApiProblem) || error.passing),
      retryDelay: (attempt) => 500 * 2 ** attempt,
      refetchOnWindowFocus: false, // the socket says when something changed
    },
  },
});

// The library takes it for granted at first, and would not notice the network coming.
onlineManager.setOnline(navigator.onLine);

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => get<Session>("session"),
  staleTime: Number.POSITIVE_INFINITY,
});
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => get<Me>("me"),
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: "always", // what was read on another device is told by no socket
});
export const castQuery = queryOptions({
  queryKey: ["cast"],
  queryFn: () => get<{ items: CastMember[] }>("demo/cast"),
});
/** A box page by page; what it says of all boxes stands on its first one. */
export const workQuery = (box: Box) =>
  infiniteQueryOptions({
    queryKey: ["work", box],
    queryFn: ({ pageParam }) => get<Work>("work", { box, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
export type Grid = "mine" | "unit";
export const quickQuery = (of: Grid) =>
  infiniteQueryOptions({
    queryKey: ["quick", of],
    queryFn: ({ pageParam }) => get<QuickReport>("quick-report", { of, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ["task", id], queryFn: () => get<Task>(`tasks/${id}`) });
/** All tasks one may read, page by page, as the address narrows and sorts them. */
export const taskListQuery = (filter: Record<string, string | undefined>, sort: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["tasks", filter, sort],
    queryFn: ({ pageParam }) => get<TaskPage>("tasks", { ...filter, sort, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (kept) => kept,
  });
/** What may be done with at least one of these, ids with commas between. */
export const actsOnManyQuery = (ids: string) =>
  queryOptions({
    queryKey: ["tasks", "acts", ids],
    queryFn: () => get<ActsOnMany>("tasks/acts", { ids }),
    placeholderData: (kept?: ActsOnMany) => kept,
  });
/** All of them at once, for board, timeline and calendar; with the question that it answers. */
export const taskBoardQuery = (filter: Record<string, string | undefined>) =>
  queryOptions({
    queryKey: ["board", "task", filter],
    queryFn: async () => ({
      board: await get<TaskBoard>("boards/tasks", filter),
      view: JSON.stringify(filter),
    }),
    placeholderData: (kept) => kept,
  });
export const savedViewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: () => get<SavedViews>("views"),
});
export const AWAITING = ["EVENT", "REVIEW"] as const;
export type Awaiting = (typeof AWAITING)[number];
/** What has no date, page by page. */
export const awaitingQuery = (list: Awaiting) =>
  infiniteQueryOptions({
    queryKey: ["work", "awaiting", list],
    queryFn: ({ pageParam }) => get<TaskPage>("tasks", { awaiting: list, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
export const optionsQuery = (href: string) =>
  queryOptions({ queryKey: ["options", href], queryFn: () => get<{ items: (Person | Unit)[] }>(href) });
export const recentProofsQuery = (q: string) =>
  queryOptions({
    queryKey: ["recent-proofs", q],
    queryFn: () => get<{ items: RecentProof[] }>("recent-proofs", q ? { q } : {}),
  });
export type EventPage = { items: Event[]; next: string | null };
export type EventKind = "decisions" | "progress";
export const fetchActivity = (
  subject: string | undefined,
  cursor: string | undefined,
  kind?: EventKind,
  of?: { mine?: string; unit?: string },
): Promise<EventPage> => get<EventPage>("activity", { subject, cursor, kind, ...of });
/** A page of the bell; what it says of all that is unread stands with who one is. */
export const fetchNotices = async (cursor: string | undefined): Promise<Notices> => {
  const page = await get<Notices>("notices", { cursor });
  sayUnread(page.unread);
  return page;
};
export const sayUnread = (unread: number): void => {
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, unread });
};
export const devicesQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: () => get<{ others: number }>("me/devices"),
});
export const mailboxQuery = queryOptions({
  queryKey: ["mailbox"],
  queryFn: () => get<Mailbox>("me/mailbox"),
});
export const trustQuery = queryOptions({ queryKey: ["trust"], queryFn: () => get<Trust>("me/trust") });
/** For the foot of the wall: among the newest events there are enough that moved something. */
export const lastMovesQuery = queryOptions({
  queryKey: ["activity", "moves"],
  queryFn: () => fetchActivity(undefined, undefined, "decisions"),
});
export type DocumentFilter = { kind?: string; year?: string; in_force?: string; q?: string };
/** The register page by page. */
export const documentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ["documents", filter],
    queryFn: ({ pageParam }) => get<DocumentRows>("documents", { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (kept) => kept,
  });
export const documentQuery = (id: string) =>
  queryOptions({ queryKey: ["document", id], queryFn: () => get<RegisteredDocument>(`documents/${id}`) });
export type LedgerFilter = { body?: string; lead?: string; state?: string; cause?: string; year?: string };
/** The ledger of later dates, newest first. */
export const extensionsQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ["extensions", filter],
    queryFn: ({ pageParam }) => get<ExtensionLedger>("extensions", { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (kept) => kept,
    staleTime: 0,
  });
/** The ledger of obstacles, newest first. */
export const obstaclesQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ["obstacles", filter],
    queryFn: ({ pageParam }) => get<ObstacleLedger>("obstacles", { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (kept) => kept,
    staleTime: 0,
  });
/** The figures of a person's work, each of which opens what it counts. */
export const WORK_FIGURES = ["open", "overdue", "due_this_week", "waiting", "stuck"] as const;
export type WorkFigure = (typeof WORK_FIGURES)[number];
export const workloadQuery = queryOptions({
  queryKey: ["workload"],
  queryFn: () => get<Workload>("workload"),
});
/** How the units of the own body stand in a year; the present one when none is said. */
export const unitFiguresQuery = (year: string | undefined) =>
  queryOptions({
    queryKey: ["unit-figures", year],
    queryFn: () => get<UnitFigures>("unit-figures", { year }),
    placeholderData: (kept: UnitFigures | undefined) => kept,
    staleTime: 0,
  });
/** What is open with one person. */
export const personsTasksQuery = (person: number, figure: WorkFigure) =>
  queryOptions({
    queryKey: ["workload", person, figure],
    queryFn: () => get<PersonsTasks>(`workload/${person}`, { figure }),
    staleTime: 0,
  });
export const resultsQuery = (person: string, quarter: string | undefined) =>
  queryOptions({
    queryKey: ["results", person, quarter],
    queryFn: () => get<Results>(`people/${person}/results`, { quarter }),
    staleTime: 0,
  });
/** What a pasted line says; asked again for each line only. */
export const documentReadingQuery = (text: string) =>
  queryOptions({
    queryKey: ["document-reading", text],
    queryFn: () => get<ReadDocument>("documents/reading", { text }),
    enabled: text.length > 4,
    placeholderData: (kept: ReadDocument | undefined) => kept,
  });
/** What the head of an uploaded document says. */
export const letterQuery = (uploadId: string) =>
  queryOptions({
    queryKey: ["document-reading", "file", uploadId],
    queryFn: () => get<ReadLetter>(`documents/reading/${uploadId}`),
    enabled: Boolean(uploadId),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
/** To whom, by when, for whom: what the form of a quick task offers. */
export const givingQuery = queryOptions({ queryKey: ["giving"], queryFn: () => get<Giving>("giving") });
/** Live tasks of the reader's bodies whose title holds what was typed; `area`: of these areas, with commas between. */
export const liveTasksQuery = (q: string, area?: string) =>
  queryOptions({
    queryKey: ["work", "live", q, area],
    queryFn: () =>
      get<{ items: TaskRow[] }>("tasks", {
        q: q || undefined,
        area,
        state: "ASSIGNED,IN_PROGRESS,ON_HOLD,SUBMITTED",
      }),
    placeholderData: (kept) => kept,
  });
