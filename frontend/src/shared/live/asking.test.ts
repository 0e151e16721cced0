import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Asking, askingOf, TRANSITION } from "./asking";

const OPINED = { type: "task", id: "t1", verb: "task.opined", seq: 7 };
const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** A page that shows queries; `asked`: how often each was asked after it was shown. */
async function page(shown: Record<string, unknown>) {
  const queries = new QueryClient();
  const asked: Record<string, number> = {};
  for (const [name, data] of Object.entries(shown)) {
    queries.setQueryData(name.split(":"), data);
    const queryFn = () => {
      asked[name] = (asked[name] ?? 0) + 1;
      return data;
    };
    new QueryObserver(queries, {
      queryKey: name.split(":"),
      queryFn,
      staleTime: Number.POSITIVE_INFINITY,
    }).subscribe(() => undefined);
  }
  await later(0);
  return { queries, asking: new Asking(queries), asked };
}

describe("what is asked after a change", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is the record with what hangs below it, then its lists, each once for many frames", async () => {
    const { asking, asked } = await page({
      "task:t1": { seq: 5 },
      "task:t1:comments": {},
      work: {},
      "task:t2": {},
    });
    asking.hear([OPINED]);
    asking.hear([{ ...OPINED, verb: "task.approved", seq: 8 }]);
    await later(100);
    expect(asked).toEqual({ "task:t1": 1, "task:t1:comments": 1 });
    await later(400);
    expect(asked).toEqual({ "task:t1": 1, "task:t1:comments": 1, work: 1 });
  });

  it("is at once the list that is looked at, where no record is open", async () => {
    const { asking, asked } = await page({ plans: {} });
    asking.hear([OPINED]);
    await later(100);
    expect(asked).toEqual({ plans: 1 });
  });

  it("is not the record as it was after the event, which is held already", async () => {
    const { asking, asked } = await page({ "task:t1": { seq: 7 }, "task:t1:comments": {} });
    asking.hear([OPINED]);
    await later(1000);
    expect(asked).toEqual({ "task:t1:comments": 1 });
    asking.hear([{ ...OPINED, seq: 9 }]);
    await later(1000);
    expect(asked).toEqual({ "task:t1": 1, "task:t1:comments": 2 });
  });

  it("waits for an act of the page itself, whose answer is the record, and comes once for frame and answer", async () => {
    const { queries, asking, asked } = await page({ "task:t1": { seq: 5 }, work: {} });
    let answer: (record: unknown) => void = () => undefined;
    const act = new MutationObserver(queries, {
      mutationKey: TRANSITION,
      mutationFn: () => new Promise((resolve) => (answer = resolve)),
      onSuccess: (record) => {
        queries.setQueryData(["task", "t1"], record);
        asking.moved("task", "t1");
      },
    }).mutate();
    asking.hear([OPINED]);
    await later(900);
    expect(asked).toEqual({});
    answer({ seq: 7 });
    await act;
    await later(1000);
    expect(asked).toEqual({ work: 1 });
  });

  it("does not wait for an act that is not answered", async () => {
    const { queries, asking, asked } = await page({ "task:t1": { seq: 5 } });
    void new MutationObserver(queries, {
      mutationKey: TRANSITION,
      mutationFn: () => new Promise(() => undefined),
    }).mutate();
    asking.hear([OPINED]);
    await later(2500);
    expect(asked).toEqual({ "task:t1": 1 });
  });

  it("is, of an opening, the record alone, and in its time", async () => {
    const { asking, asked } = await page({ "task:t1": { seq: 5 }, work: {}, order: {} });
    asking.hear([{ ...OPINED, verb: "task.seen" }]);
    await later(100);
    expect(asked).toEqual({});
    await later(400);
    expect(asked).toEqual({ "task:t1": 1, order: 1 });
  });

  it("is once for an opening that is followed by a change", async () => {
    const { asking, asked } = await page({ "task:t1": { seq: 5 } });
    asking.hear([{ ...OPINED, verb: "task.seen", seq: 6 }]);
    await later(200);
    asking.hear([OPINED]);
    await later(1000);
    expect(asked).toEqual({ "task:t1": 1 });
  });

  it("is kept for a client, whoever tells", () => {
    const queries = new QueryClient();
    expect(askingOf(queries)).toBe(askingOf(queries));
  });
});
