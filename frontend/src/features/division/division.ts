import type { Division } from "@/shared/api/types";

export type Deputising = Division["deputies"][number]["deputises"];

/** What is being chosen: a leader for each affair ("area:…" or "unit:…", "" for nobody in particular), and when which
 * deputy acts. */
export type Chosen = {
  leaders: Record<string, string>;
  deputies: Record<number, { deputises: Deputising; areas: string[] }>;
};

export const UNCHANGED: Chosen = { leaders: {}, deputies: {} };

export const changes = (chosen: Chosen): boolean =>
  Object.keys(chosen.leaders).length + Object.keys(chosen.deputies).length > 0;

const affairOf = (charge: Division["charges"][number]): string =>
  charge.area ? `area:${charge.area}` : `unit:${charge.unit?.id}`;

export const chargeOf = (division: Division, affair: string): Division["charges"][number] | undefined =>
  division.charges.find((charge) => affairOf(charge) === affair);

export const leaderOf = (division: Division, chosen: Chosen, affair: string): string =>
  chosen.leaders[affair] ?? String(chargeOf(division, affair)?.leader.id ?? "");

/** The whole that is put: what was chosen here, over what is there. */
export function toPut(division: Division, chosen: Chosen) {
  const affairs = [
    ...division.areas.map(({ area }) => `area:${area}`),
    ...division.units.map(({ id }) => `unit:${id}`),
  ];
  return {
    charges: affairs.flatMap((affair) => {
      const leader = Number(leaderOf(division, chosen, affair));
      const [kind, key] = affair.split(":");
      if (!leader) return [];
      return [kind === "area" ? { leader, area: key } : { leader, unit: Number(key) }];
    }),
    deputies: Object.entries(chosen.deputies).map(([post, set]) => ({
      post: Number(post),
      deputises: set.deputises,
      areas: set.deputises === "AREAS" ? set.areas : [],
    })),
  };
}
