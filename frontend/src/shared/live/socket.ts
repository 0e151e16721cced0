/** The live link: says *that* something the reader may see changed; REST says what it is now. */

export type Present = { id: number; name: string; typing: boolean };
export type PresenceFrame = {
  type: "presence";
  /** Whether these are all there are; else those that changed. */
  whole: boolean;
  records: { at: string; people: Present[] }[];
};
export type Frame =
  | { type: "hello"; seq: number; notice: number; server_now: string }
  | { type: "event"; seq: number; verb: string; subject: { type: string; id: string } }
  | { type: "heartbeat"; seq: number; notice: number; server_now: string }
  | { type: "notice"; seq: number }
  | PresenceFrame
  | { type: "resync" };

/** What the page shows: the record that is open, the board of a kind; and whether something is being typed. */
export type Look = { record: string | null; board: string | null; typing: boolean };

export type LiveState = "connecting" | "online" | "lost" | "polling";
/** A record that changed, by which event. */
export type Subject = { type: string; id: string; verb: string; seq: number };

export type LiveOptions = {
  url: string;
  /** Asks REST for what came after `seq`; gives what was missed, where that ends, and whether there is more. */
  catchUp: (after: number) => Promise<{ subjects: Subject[]; seq: number; more?: boolean }>;
  onChange: (subjects: Subject[]) => void;
  /** Somebody told the reader something. */
  onNotice: () => void;
  /** `retryIn`: milliseconds until the next try, while there is no link. */
  onState: (state: LiveState, retryIn?: number) => void;
  onServerNow: (moment: string) => void;
  onPresence?: (frame: PresenceFrame) => void;
  /** The session ended on the server's side. */
  onSignedOut: () => void;
  open?: (url: string) => WebSocket;
  random?: () => number;
};

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
const POLL_EVERY = 15_000;
const SILENCE = 45_000; // three heartbeats
const DOUBTFUL = 20_000; // a device that slept this long does not wait for the silence to be sure
const FAILURES_BEFORE_POLLING = 4;
const NOT_SIGNED_IN = 4401;
const LOST = 1006;
const NOWHERE: Look = { record: null, board: null, typing: false };

export class LiveLink {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private stopped = false;
  private linked = false;
  private catching = false;
  private again = false;
  /** From where something may have been missed that could not be asked for yet. */
  private owed: number | null = null;
  private heardAt = 0;
  private look = NOWHERE;

  constructor(
    private readonly options: LiveOptions,
    private seq: number,
    private notice: number,
  ) {}

  start(): void {
    this.stopped = false;
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.socket?.close();
    this.socket = null;
  }

  /** How far it has come. */
  get at(): number {
    return this.seq;
  }

  /** Try at once instead of waiting for the next turn. */
  tryNow(): void {
    clearTimeout(this.timer);
    if (!this.socket) this.connect();
  }

  /** The device woke up, or has a network again: a link that was silent meanwhile is not believed. */
  wake(): void {
    if (this.socket && Date.now() - this.heardAt > DOUBTFUL) this.drop();
    this.tryNow();
  }

  /** The link is dead, whatever the socket still thinks. */
  drop(): void {
    const socket = this.socket;
    if (!socket) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    this.closed(LOST);
  }

  /** Say what the page shows; said again with each beat, and after a reconnect. */
  show(look: Look): void {
    this.look = look;
    this.sayLook();
  }

  private sayLook(): void {
    if (this.linked) this.socket?.send(JSON.stringify({ type: "look", ...this.look }));
  }

  private connect(): void {
    if (this.failures === 0) this.options.onState("connecting");
    let socket: WebSocket;
    try {
      socket = (this.options.open ?? ((url) => new WebSocket(url)))(this.options.url);
    } catch {
      this.closed(LOST); // a browser that has none, or refuses to open one, still asks
      return;
    }
    this.socket = socket;
    socket.onmessage = (message) => this.hear(String(message.data));
    socket.onclose = (event) => this.closed(event.code);
    this.listenForSilence();
  }

  private hear(data: string): void {
    let frame: Frame;
    try {
      frame = JSON.parse(data) as Frame;
    } catch {
      return;
    }
    this.listenForSilence();
    if (frame.type === "hello" || frame.type === "heartbeat") this.beat(frame);
    else if (frame.type === "notice") this.ring(frame.seq);
    else if (frame.type === "presence") this.options.onPresence?.(frame);
    else if (frame.type === "resync") {
      void this.catchUp();
      this.options.onNotice(); // its frame may be among those that were dropped
    } else if (frame.type === "event" && frame.seq > this.seq) {
      this.seq = frame.seq;
      this.options.onChange([{ ...frame.subject, verb: frame.verb, seq: frame.seq }]);
    }
  }

  private beat(frame: { type: string; seq: number; notice: number; server_now: string }): void {
    if (frame.type === "hello") {
      this.failures = 0;
      this.linked = true;
      this.options.onState("online");
    }
    this.options.onServerNow(frame.server_now);
    if (frame.seq > this.seq || this.owed !== null) void this.catchUp();
    this.ring(frame.notice);
    if (frame.type === "heartbeat" ? this.look.record : this.look !== NOWHERE) this.sayLook();
  }

  /** Told by the number of the last one: a frame that was lost is made good by the next beat. */
  private ring(notice: number): void {
    if (notice <= this.notice) return;
    this.notice = notice;
    this.options.onNotice();
  }

  private closed(code: number): void {
    clearTimeout(this.silence);
    this.socket = null;
    this.linked = false;
    if (this.stopped) return;
    if (code === NOT_SIGNED_IN) {
      this.options.onSignedOut();
      return;
    }
    this.failures += 1;
    const polling = this.failures >= FAILURES_BEFORE_POLLING;
    const pause = this.pause(polling);
    this.options.onState(polling ? "polling" : "lost", pause);
    if (polling) void this.catchUp();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), pause);
  }

  /** Back-off with jitter, so that a restarted server is not met by everyone at once. */
  private pause(polling: boolean): number {
    const longest = polling ? POLL_EVERY : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.failures - 1));
    return longest / 2 + (this.options.random ?? Math.random)() * (longest / 2);
  }

  private listenForSilence(): void {
    this.heardAt = Date.now();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.drop(), SILENCE);
  }

  /** From the first event that may have been missed, page by page. What could not be asked stays owed, however far the link
   * has come since: the next beat or poll asks again. */
  private async catchUp(): Promise<void> {
    if (this.catching) {
      this.again = true;
      return;
    }
    this.catching = true;
    let from = Math.min(this.seq, this.owed ?? this.seq);
    this.owed = from;
    try {
      for (let more = true; more && !this.stopped; ) {
        const page = await this.options.catchUp(from);
        if (page.subjects.length) this.options.onChange(page.subjects);
        more = page.more === true && page.seq > from;
        from = page.seq;
        this.owed = more ? from : null;
      }
      this.seq = Math.max(this.seq, from);
    } catch {
      // owed
    } finally {
      this.catching = false;
      if (this.again) {
        this.again = false;
        void this.catchUp();
      }
    }
  }
}
