import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";
import {
  arrived,
  attemptOf,
  isNewer,
  isUnsent,
  type Outgoing,
  pauseAfter,
  refusedWith,
  waits,
  written,
} from "./outbox";
import { dropRecord, type Kept, keepRecord, recordOf, recordsOf } from "./records";
import { type Tabs, tabsOf } from "./tabs";

/** How the line to the server is: nothing asked yet or fine, at it, cut, or open for somebody else or nobody. */
export type Line = "fine" | "sending" | "cut" | "signed-out";
export type View = {
  records: readonly Kept[];
  /** When the device last took something, ISO. */
  storedAt: string | null;
  /** The device takes nothing: storage full or switched off. */
  broken: boolean;
  line: Line;
};

/** Who carries a kind to the server, and what comes before what. */
export type Post = {
  order: readonly string[];
  /** Which version it is at the server now, where it has versions. Raises ApiProblem. */
  deliver: (record: Kept, all: Keeping) => Promise<number | undefined>;
  /** Whether the person of these records is the one signed in; raises where there is no network. */
  mayCall: () => Promise<boolean>;
  /** Something arrived. */
  done: () => void;
  now: (all: Keeping) => Date;
};

const QUIET = 1_200; // ms without a further change before it is sent

/** What one person keeps of one inspection: in memory for the pages, on the device at each touch, at the server as soon as
 * there is a network. */
export class Keeping {
  view: View = { records: [], storedAt: null, broken: false, line: "fine" };
  private readonly listeners = new Set<() => void>();
  private writing: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private gone = false;
  private tabs: Tabs | null = null;

  private constructor(
    readonly user: number,
    readonly inspection: string,
    private readonly post: Post,
  ) {}

  /** Raises Locked when the passcode has to be asked first. */
  static async open(user: number, inspection: string, post: Post): Promise<Keeping> {
    const keeping = new Keeping(user, inspection, post);
    keeping.view = { ...keeping.view, records: await recordsOf(user, inspection) };
    window.addEventListener("online", keeping.callNow);
    keeping.tabs = tabsOf(`${user}:${inspection}`, keeping.otherTab);
    if (keeping.waiting().length) keeping.callIn(0);
    return keeping;
  }

  close(): void {
    this.gone = true;
    clearTimeout(this.timer);
    window.removeEventListener("online", this.callNow);
    this.tabs?.close();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  snapshot = (): View => this.view;

  find(kind: string, id: string): Kept | undefined {
    return this.view.records.find((one) => one.kind === kind && one.id === id);
  }
  body<T>(kind: string, id: string): T | undefined {
    return this.find(kind, id)?.body as T | undefined;
  }

  /** Keeps what is for this device alone. */
  keep(kind: string, id: string, body: unknown, unsent = false): void {
    this.put({ kind, id, unsent, at: this.post.now(this).toISOString(), body });
  }

  /** Keeps what is for the server, and sends it when nobody has touched it for a moment. `seen`: as `written` asks. */
  write<T>(kind: string, id: string, content: T, more: { bytes?: ArrayBuffer; seen?: number } = {}): void {
    const before = this.find(kind, id);
    const body = written(before?.body as Outgoing<T> | undefined, content, uuid7(), more.seen);
    const kept = more.bytes ?? before?.bytes;
    this.put({
      kind,
      id,
      unsent: true,
      at: this.post.now(this).toISOString(),
      body,
      ...(kept && { bytes: kept }),
    });
    this.callIn(QUIET);
  }

  drop(kind: string, id: string): void {
    this.forget(kind, id);
    this.store(kind, id, () => dropRecord(this.user, this.inspection, kind, id));
  }

  /** Takes in what was carried off another device in a file; what is newer here stays. How many were taken. */
  takeIn(records: readonly Kept[]): number {
    const newer = records.filter((one) => {
      const here = this.find(one.kind, one.id);
      return !here || isNewer(one.body as Outgoing, here.body as Outgoing);
    });
    for (const one of newer) this.put(one);
    this.callNow();
    return newer.length;
  }

  /** Everything said so far lies on the device. */
  settled = (): Promise<void> => this.writing;

  waiting(): Kept[] {
    const { order } = this.post;
    return this.view.records
      .filter((one) => order.includes(one.kind) && waits(one.body as Outgoing))
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.at.localeCompare(b.at));
  }

  callNow = (): void => this.callIn(0);

  private callIn(pause: number): void {
    clearTimeout(this.timer);
    if (!this.gone) this.timer = setTimeout(() => void this.call(), pause);
  }

  private async call(): Promise<void> {
    if (this.view.line === "sending" || !this.waiting().length) return;
    this.tell({ line: "sending" });
    try {
      await this.writing;
      if (!(await this.post.mayCall())) {
        this.tell({ line: "signed-out" });
        return;
      }
      for (let next = this.waiting()[0]; next && !this.gone; next = this.waiting()[0]) await this.one(next);
      this.failures = 0;
      this.tell({ line: "fine" });
      this.post.done();
    } catch {
      this.failures++;
      this.tell({ line: "cut" });
      this.callIn(pauseAfter(this.failures) * 1000);
    }
  }

  /** Refused by a rule: it stays with the reason. No answer: raises. */
  private async one(record: Kept): Promise<void> {
    const tried = attemptOf(record.body as Outgoing);
    const { change } = tried;
    const mark = (next: (one: Outgoing) => Outgoing) => {
      const now = this.find(record.kind, record.id);
      if (!now) return;
      const body = next(now.body as Outgoing);
      this.put({ ...now, body, unsent: isUnsent(body) });
    };
    mark((one) => ({ ...one, tried }));
    try {
      const sent = { ...record, body: { ...(record.body as Outgoing), ...tried } };
      const version = await this.post.deliver(sent, this);
      mark((one) => arrived(one, change, version));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.passing || error.status >= 500 || error.status === 401)
        throw error;
      mark((one) => refusedWith(one, change, error.errors[0]?.message ?? error.message));
    }
  }

  private put(record: Kept): void {
    this.show(record);
    this.store(record.kind, record.id, () => keepRecord(this.user, this.inspection, record));
  }

  private others = (kind: string, id: string): Kept[] =>
    this.view.records.filter((one) => one.kind !== kind || one.id !== id);
  private show = (record: Kept): void =>
    this.tell({ records: [...this.others(record.kind, record.id), record] });
  private forget = (kind: string, id: string): void => this.tell({ records: this.others(kind, id) });

  /** One after the other, so that an older word never overtakes a newer one; then this device's other tabs hear of it. */
  private store(kind: string, id: string, step: () => Promise<void>): void {
    this.writing = this.writing.then(step).then(
      () => {
        this.tell({ storedAt: this.post.now(this).toISOString(), broken: false });
        this.tabs?.tell({ kind, id });
      },
      () => this.tell({ broken: true }),
    );
  }

  /** Another tab has kept or dropped it: shown here too, unless what is here is newer. After our own writing, which it read. */
  private otherTab = ({ kind, id }: { kind: string; id: string }): void => {
    this.writing = this.writing
      .then(async () => {
        const there = await recordOf(this.user, this.inspection, kind, id);
        const here = this.find(kind, id);
        if (!there && here) this.forget(kind, id);
        else if (there && (!here || overtakes(there, here))) this.show(there);
      })
      .catch(() => undefined); // locked or broken meanwhile: it is read anew when it is opened
  };

  private tell(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Of what goes to the server the changes are counted; of the rest the later one holds. */
const overtakes = (there: Kept, here: Kept): boolean =>
  isOutgoing(there.body) && isOutgoing(here.body) ? isNewer(there.body, here.body) : there.at > here.at;

const isOutgoing = (body: unknown): body is Outgoing =>
  typeof body === "object" && body !== null && "change" in body && "sent" in body;
