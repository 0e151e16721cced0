/** What the page asks anew after a change: which queries show it, in what order, and what needs no asking. */

import type { QueryClient } from "@tanstack/react-query";
import type { Task } from "@/shared/api/types";
import type { Subject } from "./socket";

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
  inspection: [...REMEDY, ...REPLIES, "inspection_plan", "inspection_plans"],
  reply: [...REPLIES, "inspection"],
  signal: ["signals"],
  inspection_plan: ["inspection_plans", "inspection", "activity"],
  draw: ["inspection_plan", "activity"],
  meeting: ["briefing", "activity"],
};
export const EVERYTHING = [...new Set([...REMEDY, ...WORK, ...Object.keys(SHOWN)])];
/** Whose count stands in everybody's navigation: asked when what the reader looks at has its answer. */
const BESIDE = "work";
const BOARD = "board";
/** That somebody opened a record: it stands on the record itself and in its order's table, and moves nothing. */
const READ = /\.seen$/;
const GATHER = 40; // ms: an act on many records comes as many frames, and is one question
const AFTERWARDS = 300; // ms: what is looked at must be seen to move, and the server answers in turn
const PATIENCE = 2000; // ms: how long an act of this page is waited for; its answer is the record

/** The mutations whose answers are records: see `useTransition`. */
export const TRANSITION = ["transition"];

const keyOf = (subject: string) => subject.split(":");

/** One for a client: frames of the live link and answers of this page's own acts come together here, so that what both
 * tell is asked once. */
export class Asking {
  /** Changed record → the last event of it that was heard of. */
  private readonly changed = new Map<string, number>();
  private readonly later = new Set<string>();
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private afterwards: ReturnType<typeof setTimeout> | undefined;
  private waited = 0;

  constructor(private readonly queries: QueryClient) {}

  /** What the live link, or a reading after a break of it, told. */
  hear(subjects: Subject[]): void {
    for (const { type, id, verb, seq } of subjects) {
      if (READ.test(verb)) this.later.add(`${type}:${id}`).add("order");
      else this.note(`${type}:${id}`, seq);
    }
    this.start();
  }

  /** This page moved the record; `held`: its answer was the record. */
  moved(type: string, id: string, held = true): void {
    this.note(`${type}:${id}`, held ? 0 : Number.POSITIVE_INFINITY);
    this.start();
  }

  stop(): void {
    clearTimeout(this.gathering);
    clearTimeout(this.afterwards);
    this.gathering = undefined;
    this.afterwards = undefined;
  }

  private note(subject: string, seq: number): void {
    this.changed.set(subject, Math.max(seq, this.changed.get(subject) ?? 0));
  }

  private start(): void {
    if (this.changed.size) this.gathering ??= setTimeout(this.ask, GATHER);
    if (this.later.size) this.afterwards ??= setTimeout(this.askLater, AFTERWARDS);
  }

  private readonly ask = () => {
    this.gathering = undefined;
    if (this.waited < PATIENCE && this.queries.isMutating({ mutationKey: TRANSITION })) {
      this.waited += GATHER;
      this.start();
      return;
    }
    this.waited = 0;
    const subjects = [...this.changed.keys()];
    const lists = new Set(subjects.flatMap((subject) => SHOWN[keyOf(subject)[0] ?? ""] ?? EVERYTHING));
    // Beside an open record only a board is looked at; the lists of its page wait for both.
    const atOnce = subjects.some(this.isOpen) ? [BOARD].filter((list) => lists.has(list)) : [...lists];
    for (const [subject, seq] of this.changed) {
      this.later.delete(subject); // asked now: asked again in a moment it would begin anew, and be shown later
      this.askRecord(subject, seq);
    }
    for (const list of atOnce) void this.queries.invalidateQueries({ queryKey: [list] });
    for (const list of [...lists, BESIDE]) if (!atOnce.includes(list)) this.later.add(list);
    // A regular task shows how its periods stand.
    const shows = (task?: Task) => task?.periods?.some(({ id }) => this.changed.has(`task:${id}`)) ?? false;
    void this.queries.invalidateQueries({
      queryKey: ["task"],
      predicate: ({ state }) => shows(state.data as Task | undefined),
    });
    this.changed.clear();
    this.start();
  };

  /** The record and all that hangs below its key; not the record itself where the page has it as it was after the event. */
  private askRecord(subject: string, seq: number): void {
    const queryKey = keyOf(subject);
    void this.queries.invalidateQueries({
      queryKey,
      predicate: (query) => {
        const held =
          query.queryKey.length === queryKey.length &&
          (query.state.data as { seq?: number } | undefined)?.seq;
        return typeof held !== "number" || held < seq;
      },
    });
  }

  private readonly askLater = () => {
    this.afterwards = undefined;
    for (const key of this.later) void this.queries.invalidateQueries({ queryKey: keyOf(key) });
    this.later.clear();
  };

  private readonly isOpen = (subject: string) =>
    this.queries.getQueryCache().findAll({ queryKey: keyOf(subject), type: "active" }).length > 0;
}

const ASKING = new WeakMap<QueryClient, Asking>();

export function askingOf(queries: QueryClient): Asking {
  const asking = ASKING.get(queries) ?? new Asking(queries);
  ASKING.set(queries, asking);
  return asking;
}
