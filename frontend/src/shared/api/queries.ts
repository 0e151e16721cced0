import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import { ApiProblem } from "./problem";
import type {
  ArisenTask,
  Away,
  BodyCalendar,
  BodyChoices,
  BodyOffer,
  BodyPeople,
  Box,
  CastMember,
  Clarity,
  Coverage,
  Difference,
  Directory,
  Division,
  DocumentRows,
  Event,
  ExtensionLedger,
  Giving,
  Inspection,
  Inspections,
  Matrix,
  Me,
  Notices,
  Numbering,
  ObstacleLedger,
  OpenWork,
  Outline,
  Person,
  Plan,
  Plans,
  Preview,
  QuickReport,
  ReadDocument,
  RecentProof,
  RegisteredDocument,
  Report,
  ReportSummary,
  Results,
  SavedViews,
  Session,
  SetUnits,
  Start,
  StuckStep,
  Target,
  Task,
  TaskBoard,
  TaskPage,
  TaskRow,
  Ticket,
  TicketBoard,
  Unit,
  UnitFigures,
  Work,
  Workload,
  YearClosing,
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
    queryFn: ({ pageParam }) =>
      get<{ items: TaskRow[]; next: string | null }>("tasks", { awaiting: list, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
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
export const unitsQuery = queryOptions({
  queryKey: ["units"],
  queryFn: () => get<{ items: Unit[] }>("units", { body: "own" }),
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
): Promise<EventPage> => get<EventPage>("activity", { subject, cursor, kind });
/** A page of the bell; what it says of all that is unread stands with who one is. */
export const fetchNotices = async (cursor: string | undefined): Promise<Notices> => {
  const page = await get<Notices>("notices", { cursor });
  sayUnread(page.unread);
  return page;
};
export const sayUnread = (unread: number): void => {
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, unread });
};
export type Reading = { upload: string; year?: string; hidden?: boolean };
export const previewQuery = ({ upload, year, hidden }: Reading) =>
  queryOptions({
    queryKey: ["import", upload, year, hidden],
    queryFn: () => get<Preview>(`plan-imports/${upload}`, { year, take_hidden: hidden ? "true" : undefined }),
    placeholderData: (kept: Preview | undefined) => (kept?.upload.id === upload ? kept : undefined),
    staleTime: Number.POSITIVE_INFINITY, // the same bytes and names read the same
  });
export const officersQuery = (id: string) =>
  queryOptions({ queryKey: ["plan", id, "officers"], queryFn: () => get<Matrix>(`plans/${id}/officers`) });
export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: () => get<Directory>("directory"),
});
export const awayQuery = queryOptions({ queryKey: ["away"], queryFn: () => get<Away>("away") });
export const devicesQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: () => get<{ others: number }>("me/devices"),
});
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
export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id], queryFn: () => get<Ticket>(`tickets/${id}`) });
export type BoardFilter = {
  body?: string;
  unit?: string;
  inspection?: string;
  area?: string;
  severity?: string;
  timeliness?: string;
  mine?: string;
  q?: string;
};
/** The answer with the question it answers: while another is asked the former stays on the screen. */
export const ticketBoardQuery = (filter: BoardFilter) =>
  queryOptions({
    queryKey: ["board", "ticket", filter],
    queryFn: async () => ({
      board: await get<TicketBoard>("boards/tickets", filter),
      view: JSON.stringify(filter),
    }),
    placeholderData: (kept) => kept,
  });
/** For the foot of the wall: among the newest events there are enough that moved something. */
export const lastMovesQuery = queryOptions({
  queryKey: ["activity", "moves"],
  queryFn: () => fetchActivity(undefined, undefined, "decisions"),
});
export const inspectionsQuery = queryOptions({
  queryKey: ["inspections"],
  queryFn: () => get<Inspections>("inspections"),
});
export const inspectionQuery = (id: string) =>
  queryOptions({ queryKey: ["inspection", id], queryFn: () => get<Inspection>(`inspections/${id}`) });
export const reportsQuery = queryOptions({
  queryKey: ["reports"],
  queryFn: () => get<{ items: ReportSummary[] }>("remediation-reports"),
});
export const reportQuery = (id: string) =>
  queryOptions({ queryKey: ["report", id], queryFn: () => get<Report>(`remediation-reports/${id}`) });
/** Whom the reader's body inspects: the bodies below it, and its own units. */
export const inspectableQuery = queryOptions({
  queryKey: ["units", "inspectable"],
  queryFn: () => get<{ items: Unit[] }>("units", { body: "inspectable" }),
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
export type LedgerFilter = { lead?: string; state?: string; cause?: string; year?: string };
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
export const openTasksOfQuery = (person: number) =>
  queryOptions({
    queryKey: ["workload", person],
    queryFn: () =>
      get<{ items: TaskRow[] }>("tasks", {
        officer: String(person),
        state: "ASSIGNED,IN_PROGRESS,ON_HOLD,SUBMITTED",
      }),
    staleTime: 0,
  });
export const resultsQuery = (person: string, quarter: string | undefined) =>
  queryOptions({
    queryKey: ["results", person, quarter],
    queryFn: () => get<Results>(`people/${person}/results`, { quarter }),
    staleTime: 0,
  });
export const ownUnitsQuery = queryOptions({
  queryKey: ["units", "own"],
  queryFn: () => get<{ items: Unit[] }>("units", { body: "own" }),
});
/** What a pasted line says; asked again for each line only. */
export const documentReadingQuery = (text: string) =>
  queryOptions({
    queryKey: ["document-reading", text],
    queryFn: () => get<ReadDocument>("documents/reading", { text }),
    enabled: text.length > 4,
    placeholderData: (kept: ReadDocument | undefined) => kept,
  });
/** To whom, by when, for whom: what the form of a quick task offers. */
export const givingQuery = queryOptions({ queryKey: ["giving"], queryFn: () => get<Giving>("giving") });
/** Live tasks of the reader's bodies whose title holds what was typed. */
export const liveTasksQuery = (q: string) =>
  queryOptions({
    queryKey: ["work", "live", q],
    queryFn: () =>
      get<{ items: TaskRow[] }>("tasks", {
        q: q || undefined,
        state: "ASSIGNED,IN_PROGRESS,ON_HOLD,SUBMITTED",
      }),
    placeholderData: (kept) => kept,
  });
