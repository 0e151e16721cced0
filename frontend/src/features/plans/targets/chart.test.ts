import { describe, expect, it } from "vitest";
import type { Target } from "@/shared/api/types";
import { HEIGHT, seriesOf, WIDTH } from "./chart";

const figure = (as_on: string, value: string, counts = true) => ({ id: as_on + value, as_on, value, counts });
const target = (figures: ReturnType<typeof figure>[], more: Partial<Target> = {}): Target =>
  ({ planned: "90", baseline: "60", figures, ...more }) as unknown as Target;

describe("the chart of a target", () => {
  it("draws the straight way and the figures that count, inside its frame", () => {
    const drawn = seriesOf(
      target([figure("2026-03-31", "66"), figure("2026-06-30", "7", false), figure("2026-06-30", "75")]),
      2026,
    );
    expect(drawn?.points.map((point) => point.value)).toEqual(["66", "75"]);
    expect(drawn?.way).not.toBeNull();
    for (const { x, y } of drawn?.points ?? []) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(HEIGHT);
    }
    expect(drawn?.ticks[0]?.value).toBeLessThan(60);
    expect(drawn?.ticks[2]?.value).toBeGreaterThan(90);
  });
  it("has no way without a beginning, no line of one figure, and nothing without a goal or a figure", () => {
    const one = seriesOf(target([figure("2026-06-30", "100")], { planned: "100", baseline: null }), 2026);
    expect([one?.way, one?.line]).toEqual([null, null]);
    expect(seriesOf(target([]), 2026)).toBeNull();
    expect(seriesOf(target([figure("2026-06-30", "1")], { planned: null }), 2026)).toBeNull();
  });
});
