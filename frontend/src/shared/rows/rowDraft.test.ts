import { describe, expect, it } from "vitest";
import { begin, conflict, dirty, heard, keepMine, onDevice, resumed, saved, typed } from "./rowDraft";

const words = (done: string) => ({ done, remaining: "", next: "" });

describe("a row being written", () => {
  it("is saved as it grows, and what was typed meanwhile is still to be saved", () => {
    const draft = typed(begin(words(""), 1), { done: "Đã rà soát" });
    expect(dirty(draft)).toBe(true);
    const after = saved(typed(draft, { done: "Đã rà soát 35/35" }), words("Đã rà soát"), 2);
    expect(after.base).toBe(2);
    expect(dirty(after)).toBe(true);
    expect(dirty(saved(after, words("Đã rà soát 35/35"), 3))).toBe(false);
  });

  it("takes over what somebody else saved while nothing of one's own stands against it", () => {
    const draft = heard(begin(words("Cũ"), 1), words("Mới"), 2);
    expect(draft.words.done).toBe("Mới");
    expect(draft.base).toBe(2);
  });

  it("keeps one's own words when somebody else was faster, and says so", () => {
    const mine = typed(begin(words("Đã rà soát"), 1), { done: "Đã rà soát 28/35" });
    const theirs = words("Đã rà soát 35/35");
    const draft = heard(mine, theirs, 2);
    expect(draft.words.done).toBe("Đã rà soát 28/35");
    expect(conflict(draft, theirs, 2)).toBe(true);
    const kept = keepMine(draft, theirs, 2);
    expect(conflict(kept, theirs, 2)).toBe(false);
    expect(dirty(kept)).toBe(true);
  });

  it("goes on from the device upon the version it was begun on, so that nobody's later words are written over", () => {
    const device = onDevice(typed(begin(words("Đã rà soát"), 1), { done: "Đã rà soát 28/35" }));
    const theirs = words("Đã rà soát 35/35");
    const draft = heard(resumed(theirs, 2, device), theirs, 2);
    expect([draft.words.done, draft.base, conflict(draft, theirs, 2)]).toEqual(["Đã rà soát 28/35", 1, true]);
    expect(resumed(theirs, 2, {})).toEqual(begin(theirs, 2)); // nothing was kept
    const same = resumed(words("Đã rà soát"), 1, device);
    expect([dirty(same), conflict(same, words("Đã rà soát"), 1)]).toEqual([true, false]);
  });

  it("sees no conflict where both wrote the same", () => {
    const mine = typed(begin(words(""), 1), { done: "Xong" });
    expect(conflict(mine, words("Xong"), 2)).toBe(false);
    expect(dirty(heard(mine, words("Xong"), 2))).toBe(false);
  });
});
