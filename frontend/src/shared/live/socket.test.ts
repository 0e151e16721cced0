import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveLink, type LiveOptions } from "./socket";

/** A socket whose other end is the test. */
class Wire {
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closed = false;
  sent: unknown[] = [];

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drop(code = 1006): void {
    this.onclose?.({ code });
  }

  close(): void {
    this.closed = true;
    this.drop(1000);
  }
}

const NOW = "2026-08-14T02:00:00Z";

function linked(overrides: Partial<LiveOptions> = {}, seq = 5, notice = 3) {
  const wires: Wire[] = [];
  const catchUp = vi.fn(async (after: number) => ({
    subjects: [{ type: "task", id: `t${after}`, verb: "task.approved", seq: after + 1 }],
    seq: 9,
  }));
  const heard = { changes: [] as unknown[], states: [] as string[], out: 0, rings: 0 };
  const link = new LiveLink(
    {
      url: "ws://here/ws",
      catchUp,
      onChange: (subjects) => heard.changes.push(...subjects),
      onState: (state) => heard.states.push(state),
      onNotice: () => {
        heard.rings += 1;
      },
      onServerNow: () => undefined,
      onSignedOut: () => {
        heard.out += 1;
      },
      open: () => {
        const wire = new Wire();
        wires.push(wire);
        return wire as unknown as WebSocket;
      },
      random: () => 1,
      ...overrides,
    },
    seq,
    notice,
  );
  link.start();
  const wire = (): Wire => wires.at(-1) as Wire;
  return { link, wires, wire, catchUp, heard };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the live link", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("passes an event on and remembers how far it has come", async () => {
    const { wire, heard, catchUp } = linked();
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    wire().say({ type: "event", seq: 6, verb: "task.started", subject: { type: "task", id: "a" } });
    wire().say({ type: "heartbeat", seq: 6, notice: 3, server_now: NOW });
    await settle();
    expect(heard.changes).toEqual([{ type: "task", id: "a", verb: "task.started", seq: 6 }]);
    expect(heard.states).toEqual(["connecting", "online"]);
    expect(catchUp).not.toHaveBeenCalled();
  });

  it("asks for what it missed after a reconnect, from the last event it heard", async () => {
    const { wire, wires, heard, catchUp } = linked();
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    wire().drop();
    expect(heard.states.at(-1)).toBe("lost");
    await vi.advanceTimersByTimeAsync(500);
    expect(wires).toHaveLength(2);
    wire().say({ type: "hello", seq: 9, notice: 3, server_now: NOW });
    await settle();
    expect(catchUp).toHaveBeenCalledWith(5);
    expect(heard.changes).toHaveLength(1);
    wire().say({ type: "event", seq: 8, verb: "task.started", subject: { type: "task", id: "old" } });
    expect(heard.changes).toHaveLength(1);
  });

  it("asks when told to resync and when a heartbeat is ahead of it", async () => {
    const { wire, catchUp, heard } = linked();
    wire().say({ type: "resync" });
    await settle();
    expect(catchUp).toHaveBeenCalledTimes(1);
    expect(heard.rings).toBe(1);
    wire().say({ type: "heartbeat", seq: 12, notice: 3, server_now: NOW });
    await settle();
    expect(catchUp).toHaveBeenLastCalledWith(9);
  });

  it("rings once for each notice, also for one whose frame was lost", async () => {
    const { wire, heard } = linked();
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    expect(heard.rings).toBe(0);
    wire().say({ type: "notice", seq: 6 });
    wire().say({ type: "heartbeat", seq: 6, notice: 6, server_now: NOW });
    expect(heard.rings).toBe(1);
    wire().say({ type: "heartbeat", seq: 8, notice: 8, server_now: NOW });
    expect(heard.rings).toBe(2);
    wire().drop();
    await vi.advanceTimersByTimeAsync(500);
    wire().say({ type: "hello", seq: 9, notice: 9, server_now: NOW });
    expect(heard.rings).toBe(3);
  });

  it("waits longer each time, and polls where sockets are cut off", async () => {
    const { wire, wires, heard, catchUp } = linked();
    for (const pause of [500, 1000, 2000]) {
      wire().drop();
      await vi.advanceTimersByTimeAsync(pause - 1);
      const before = wires.length;
      await vi.advanceTimersByTimeAsync(1);
      expect(wires.length).toBe(before + 1);
    }
    wire().drop();
    expect(heard.states.at(-1)).toBe("polling");
    expect(catchUp).toHaveBeenCalledTimes(1);
  });

  it("asks all the same where no socket can be opened", async () => {
    const open = () => {
      throw new DOMException("off", "SecurityError");
    };
    const { heard, catchUp } = linked({ open });
    expect(heard.states).toEqual(["connecting", "lost"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.states.at(-1)).toBe("polling");
    expect(catchUp).toHaveBeenCalledWith(5);
  });

  it("stops for good when nobody is signed in any more", async () => {
    const { wire, wires, heard } = linked();
    wire().drop(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.out).toBe(1);
    expect(wires).toHaveLength(1);
  });

  it("asks again for what it could not ask, however far the link has come since", async () => {
    let cut = true;
    const asked: number[] = [];
    const { wire, heard } = linked({
      catchUp: async (after) => {
        asked.push(after);
        if (cut) throw new Error("no network");
        return {
          subjects: [{ type: "task", id: `t${after}`, verb: "task.approved", seq: after + 1 }],
          seq: 50,
        };
      },
    });
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    wire().say({ type: "resync" });
    await settle();
    wire().say({ type: "event", seq: 50, verb: "task.started", subject: { type: "task", id: "late" } });
    cut = false;
    wire().say({ type: "heartbeat", seq: 50, notice: 3, server_now: NOW });
    await settle();
    expect(asked).toEqual([5, 5]);
    expect(heard.changes).toHaveLength(2);
    wire().say({ type: "heartbeat", seq: 50, notice: 3, server_now: NOW });
    await settle();
    expect(asked).toHaveLength(2);
  });

  it("reads on while there is more than a page", async () => {
    const asked: number[] = [];
    const { wire, heard } = linked({
      catchUp: async (after) => {
        asked.push(after);
        const subjects = [{ type: "task", id: `t${after}`, verb: "task.started", seq: after + 1 }];
        return { subjects, seq: after + 200, more: after < 400 };
      },
    });
    wire().say({ type: "hello", seq: 605, notice: 3, server_now: NOW });
    await settle();
    expect(asked).toEqual([5, 205, 405]);
    expect(heard.changes).toHaveLength(3);
  });

  it("says what the page shows, with each beat and after a reconnect, and hears who else is there", async () => {
    const present: unknown[] = [];
    const { link, wire } = linked({ onPresence: (frame) => present.push(frame.records) });
    const look = { record: "task:a", board: null, typing: false };
    link.show(look);
    expect(wire().sent).toEqual([]);
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    wire().say({ type: "heartbeat", seq: 5, notice: 3, server_now: NOW });
    expect(wire().sent).toEqual([
      { type: "look", ...look },
      { type: "look", ...look },
    ]);
    wire().drop();
    await vi.advanceTimersByTimeAsync(500);
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    expect(wire().sent).toHaveLength(1);
    wire().say({ type: "presence", whole: true, records: [] });
    expect(present).toEqual([[]]);
  });

  it("does not believe a link that was silent while the device slept", async () => {
    const { link, wire, wires, heard } = linked();
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    link.wake();
    expect(wires).toHaveLength(1);
    vi.setSystemTime(Date.now() + 60_000);
    link.wake();
    expect(heard.states.at(-1)).toBe("lost");
    expect(wires).toHaveLength(2);
  });

  it("takes a silent connection for a dead one", async () => {
    const { wire, wires } = linked();
    wire().say({ type: "hello", seq: 5, notice: 3, server_now: NOW });
    const first = wire();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(first.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    expect(wires).toHaveLength(2);
  });
});
