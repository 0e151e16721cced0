/** What stands in the address of tasks that are looked at: which ones, and how. */

/** Names of the server's filters, in the order they are shown. */
export const FILTERS = [
  "q",
  "lead",
  "state",
  "timeliness",
  "officer",
  "area",
  "origin",
  "class",
  "plan",
  "body",
  "below",
  "year",
  "due_from",
  "due_to",
  "awaiting",
  "measure",
] as const;
export type FilterName = (typeof FILTERS)[number];
export type TaskFilter = Partial<Record<FilterName, string>>;

export const VIEWS = ["outline", "table", "board", "timeline", "calendar"] as const;
export type View = (typeof VIEWS)[number];

export const TASK_LANES = ["unit", "area", "officer", "class"] as const;
export type TaskLanes = (typeof TASK_LANES)[number];

/** `cols`: columns of the table; `by`: how the timeline is grouped; `at`, `span`: the calendar's day and breadth;
 * `column`: the one that a phone shows of the board; `lanes`, `card`, `wall`: how the board is drawn. */
export type ViewSearch = TaskFilter & {
  view?: View;
  sort?: string;
  cols?: string;
  by?: "unit";
  at?: string;
  span?: "week";
  column?: string;
  lanes?: TaskLanes;
  card?: "compact";
  wall?: boolean;
};

/** What the list of all tasks begins with, where the address says nothing: open work, what is due first at the top. */
export const atFirst = (search: ViewSearch): ViewSearch =>
  asQuery(search) ? search : { ...search, state: LIVE };

/** What the address says for every state where it says nothing else. */
export const EVERY_STATE = "all";

/** An address that was chosen, so that nothing at all is not taken for the first look. */
export function spelledOut(search: ViewSearch): ViewSearch {
  const chosen = search.state === EVERY_STATE ? { ...search, state: undefined } : search;
  return asQuery(chosen) ? chosen : { ...chosen, state: EVERY_STATE };
}

export const LIVE = "ASSIGNED,IN_PROGRESS,ON_HOLD,SUBMITTED";

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value ? value : typeof value === "number" ? String(value) : undefined;

/** The address as a page takes it: what it does not know is left out. */
export function viewSearch(search: Record<string, unknown>): ViewSearch {
  const filter = Object.fromEntries(FILTERS.map((name) => [name, text(search[name])])) as TaskFilter;
  const at = text(search.at);
  return {
    ...filter,
    view: VIEWS.find((view) => view === search.view),
    sort: text(search.sort),
    cols: text(search.cols),
    by: search.by === "unit" ? "unit" : undefined,
    at: at && /^\d{4}-\d{2}-\d{2}$/.test(at) ? at : undefined,
    span: search.span === "week" ? "week" : undefined,
    column: text(search.column),
    lanes: TASK_LANES.find((one) => one === search.lanes),
    card: search.card === "compact" ? "compact" : undefined,
    wall: search.wall === true || search.wall === "true" ? true : undefined,
  };
}

/** The filters alone. */
export const filterOf = (search: ViewSearch): TaskFilter =>
  Object.fromEntries(FILTERS.filter((name) => search[name]).map((name) => [name, search[name]]));

/** All filters off; the way of looking stays. */
export const cleared: ViewSearch = Object.fromEntries(FILTERS.map((name) => [name, undefined]));

/** Everything of an address as one text, as a saved view keeps it; the empty parts are left out. */
export const asQuery = (search: object): string =>
  new URLSearchParams(
    Object.entries(search)
      .filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
