import type { Me } from "@/shared/api/types";

/** Where a person's day begins: inspectors with the inspections, the Committee with the board, others with their work. */
export function landing(me: Me): "/work" | "/inspections" | "/board" {
  const posts = new Set(me.capacities.map((capacity) => capacity.post));
  if (posts.has("INSPECTOR")) return "/inspections";
  if (posts.has("COMMITTEE_MEMBER")) return "/board";
  return "/work";
}
