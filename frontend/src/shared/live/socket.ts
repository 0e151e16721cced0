/** The live link: says *that* something the reader may see changed; REST says what it is now. */

export type Frame =
  | { type: "hello"; seq: number; notice: number; server_now: string }
  | { type: "event"; seq: number; verb: string; subject: { type: string; id: string } }
  | { type: "heartbeat"; seq: number; notice: number; server_now: string }
  | { type: "notice"; seq: number }
  | { type: "resync" };

export type LiveState = "connecting" | "online" | "lost" | "polling";

export type LiveOptions = {
  url: string;
  /** Asks REST for everything after `seq`; gives what was missed and where we are now. */
  catchUp: (
    after: number,
  ) => Promise<{ subjects: { type: string; id: string; verb: string }[]; seq: number }>;
  onChange: (subjects: { type: string; id: string; verb: string }[]) => void;
  /** Somebody told the reader something. */
  onNotice: () => void;
  onState: (state: LiveState) => void;
  onServerNow: (moment: string) => void;
  /** The session ended on the server's side. */
  onSignedOut: () => void;
  open?: (url: string) => WebSocket;
  random?: () => number;
};

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
const POLL_EVERY = 15_000;
const SILENCE = 45_000; // three heartbeats
const FAILURES_BEFORE_POLLING = 4;
const NOT_SIGNED_IN = 4401;

export class LiveLink {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private stopped = false;
  private catching = false;
  private again = false;

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

  /** Try at once instead of waiting for the next turn. */
  tryNow(): void {
    clearTimeout(this.timer);
    if (!this.socket) this.connect();
  }

  private connect(): void {
    if (this.failures === 0) this.options.onState("connecting");
    const socket = (this.options.open ?? ((url) => new WebSocket(url)))(this.options.url);
    this.socket = socket;
    socket.onmessage = (message) => this.hear(String(message.data));
    socket.onclose = (event) => this.closed(event.code);
  }

  private hear(data: string): void {
    let frame: Frame;
    try {
      frame = JSON.parse(data) as Frame;
    } catch {
      return;
    }
    this.listenForSilence();
    if (frame.type === "hello") {
      this.failures = 0;
      this.options.onState("online");
      this.options.onServerNow(frame.server_now);
      if (frame.seq > this.seq) void this.catchUp();
      this.ring(frame.notice);
    } else if (frame.type === "heartbeat") {
      this.options.onServerNow(frame.server_now);
      if (frame.seq > this.seq) void this.catchUp();
      this.ring(frame.notice);
    } else if (frame.type === "notice") {
      this.ring(frame.seq);
    } else if (frame.type === "resync") {
      void this.catchUp();
      this.options.onNotice(); // its frame may be among those that were dropped
    } else if (frame.type === "event" && frame.seq > this.seq) {
      this.seq = frame.seq;
      this.options.onChange([{ ...frame.subject, verb: frame.verb }]);
    }
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
    if (this.stopped) return;
    if (code === NOT_SIGNED_IN) {
      this.options.onSignedOut();
      return;
    }
    this.failures += 1;
    const polling = this.failures >= FAILURES_BEFORE_POLLING;
    this.options.onState(polling ? "polling" : "lost");
    if (polling) void this.catchUp();
    this.timer = setTimeout(() => this.connect(), polling ? POLL_EVERY : this.pause());
  }

  /** Back-off with jitter, so that a restarted server is not met by everyone at once. */
  private pause(): number {
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.failures - 1));
    return longest / 2 + (this.options.random ?? Math.random)() * (longest / 2);
  }

  private listenForSilence(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket?.close(), SILENCE);
  }

  private async catchUp(): Promise<void> {
    if (this.catching) {
      this.again = true;
      return;
    }
    this.catching = true;
    try {
      const { subjects, seq } = await this.options.catchUp(this.seq);
      this.seq = Math.max(this.seq, seq);
      if (subjects.length) this.options.onChange(subjects);
    } catch {
      // the next heartbeat or poll asks again; nothing is lost, only later
    } finally {
      this.catching = false;
      if (this.again) {
        this.again = false;
        void this.catchUp();
      }
    }
  }
}
