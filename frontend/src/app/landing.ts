import type { Me } from "@/shared/api/types";
import { holds } from "@/shared/session/posts";

/** Where a person's day begins: who only administers with the start page, leaders with the overview, inspectors with the inspections,
 * the Committee with the board, others with their work. */
export function landing(me: Me): "/work" | "/overview" | "/inspections" | "/board" | "/start" {
  if (
    me.capacities.every(({ post }) => post === "ADMINISTRATOR") &&
    (me.capacities.length || me.is_administrator)
  )
    return "/start";
  if (holds(me, "CHAIRMAN", "VICE_CHAIRMAN")) return "/overview";
  if (holds(me, "INSPECTOR")) return "/inspections";
  if (holds(me, "COMMITTEE_MEMBER")) return "/board";
  return "/work";
}
