import { describe, expect, it } from "vitest";
import { arrivals, laidOver, neighbour, reachable, type Step } from "./moves";

const step = (name: string, to: string | null, enabled = true): Step => ({
  name,
  to,
  enabled,
  label: name,
  weight: "more",
  tone: "plain",
  href: `/api/v1/tickets/1/transitions/${name}`,
  if_match: '"v1"',
  needs: [],
  unmet: enabled ? null : "not yet",
  warning: null,
});
const card = (id: string, state: string, version = 1) => ({ id, state, version });
const COLUMNS = ["OPEN", "IN_PROGRESS", "REPORTED", "CLOSED"];

describe("columns a card may be put into", () => {
  it("are where an enabled step leads, and several may lead there", () => {
    const open = reachable(
      [
        step("accept", "CLOSED"),
        step("send_back", "IN_PROGRESS"),
        step("withdraw", "IN_PROGRESS"),
        step("assign", null),
        step("start", "OPEN", false),
      ],
      "REPORTED",
    );
    expect([...open].map(([to, steps]) => [to, steps.map((one) => one.name)])).toEqual([
      ["CLOSED", ["accept"]],
      ["IN_PROGRESS", ["send_back", "withdraw"]],
    ]);
  });

  it("never count the column it stands in", () => {
    expect(reachable([step("counter", "REPORTED")], "REPORTED").size).toBe(0);
  });

  it("are walked in order, closed ones passed over", () => {
    const open = new Set(["OPEN", "CLOSED"]);
    expect(neighbour(COLUMNS, open, "OPEN", 1)).toBe("CLOSED");
    expect(neighbour(COLUMNS, open, "CLOSED", -1)).toBe("OPEN");
    expect(neighbour(COLUMNS, open, "CLOSED", 1)).toBeNull();
  });
});

describe("a move under way", () => {
  it("is seen at once", () => {
    const cards = laidOver(
      [card("a", "OPEN"), card("b", "OPEN")],
      new Map([["a", { to: "CLOSED", version: 1 }]]),
    );
    expect(cards.map((one) => one.state)).toEqual(["CLOSED", "OPEN"]);
  });

  it("is overtaken by what the server says of a newer version", () => {
    const cards = laidOver([card("a", "REPORTED", 2)], new Map([["a", { to: "CLOSED", version: 1 }]]));
    expect(cards[0]?.state).toBe("REPORTED");
  });
});

describe("moves of others", () => {
  it("are what changed column or came, without one's own", () => {
    const before = [card("a", "OPEN"), card("b", "OPEN"), card("c", "OPEN")];
    const after = [
      card("a", "REPORTED", 2),
      card("b", "REPORTED", 2),
      card("c", "OPEN", 2),
      card("d", "OPEN"),
    ];
    expect(arrivals(before, after, new Set(["b"]))).toEqual([
      { id: "a", from: "OPEN" },
      { id: "d", from: null },
    ]);
  });
});
