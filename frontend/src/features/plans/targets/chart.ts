/** Where the chart of a target's figures has its lines and points: pure. */
import type { Target } from "@/shared/api/types";

export const WIDTH = 640;
export const HEIGHT = 220;
const EDGE = { left: 56, right: 14, top: 18, bottom: 28 };
const DAY = 86_400_000;

export type Point = { id: string; as_on: string; value: string; x: number; y: number };
export type Drawn = {
  left: number;
  right: number;
  ticks: { value: number; at: number }[];
  months: { name: string; at: number }[];
  goal: number;
  way: string | null;
  line: string | null;
  points: Point[];
};

/** Null when there is nothing to draw: no goal in numbers, or no figure. */
export function seriesOf(target: Target, year: number): Drawn | null {
  const figures = target.figures.filter((figure) => figure.counts);
  if (target.planned === null || !figures.length) return null;
  const planned = Number(target.planned);
  const baseline = target.baseline === null ? null : Number(target.baseline);
  const values = [
    planned,
    ...(baseline === null ? [] : [baseline]),
    ...figures.map((one) => Number(one.value)),
  ];
  const [low, high] = range(values);
  const left = EDGE.left;
  const right = WIDTH - EDGE.right;
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / DAY - 1;
  const x = (day: number): number => left + ((right - left) * day) / days;
  const y = (value: number): number =>
    HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * (value - low)) / (high - low);
  const points = figures.map((one) => ({
    id: one.id,
    as_on: one.as_on,
    value: one.value,
    x: x((Date.parse(`${one.as_on}T00:00:00Z`) - first) / DAY),
    y: y(Number(one.value)),
  }));
  return {
    left,
    right,
    ticks: [low, (low + high) / 2, high].map((value) => ({ value, at: y(value) })),
    months: [1, 3, 6, 9, 12].map((month) => ({
      name: `${String(month).padStart(2, "0")}/${year}`,
      at:
        month === 1 ? left + 16 : month === 12 ? right - 22 : x((Date.UTC(year, month, 1) - first) / DAY - 1),
    })),
    goal: y(planned),
    way: baseline === null ? null : `${x(0)},${y(baseline)} ${x(days)},${y(planned)}`,
    line: points.length > 1 ? points.map((point) => `${point.x},${point.y}`).join(" ") : null,
    points,
  };
}

/** Round bounds with room above and below; never of no height. */
function range(values: number[]): [number, number] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const room = (most - least || Math.abs(most) || 1) * 0.1;
  const unit = 10 ** Math.floor(Math.log10(room));
  return [Math.floor((least - room) / unit) * unit, Math.ceil((most + room) / unit) * unit];
}
