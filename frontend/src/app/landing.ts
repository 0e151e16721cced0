import type { Me } from "@/shared/api/types";

/** Where a person's day begins: who only administers with the start page, inspectors with the inspections, the Committee with the board, others with their work. */
export function landing(me: Me): "/work" | "/inspections" | "/board" | "/start" {
  const posts = new Set(me.capacities.map((capacity) => capacity.post));
  if ([...posts].every((post) => post === "ADMINISTRATOR") && (posts.size || me.is_administrator))
    return "/start";
  if (posts.has("INSPECTOR")) return "/inspections";
  if (posts.has("COMMITTEE_MEMBER")) return "/board";
  return "/work";
}
