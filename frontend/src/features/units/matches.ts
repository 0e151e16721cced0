import type { DirectoryUnit } from "@/shared/api/types";
import { holds } from "@/shared/ui/plain";

/** Whether a unit's names, or who heads it, hold what was typed; marks may be left out. */
export const matches = (row: DirectoryUnit, typed: string): boolean =>
  [row.unit.name, row.unit.short_name, row.unit.code, row.head?.full_name ?? "", ...row.aliases].some(
    (text) => holds(text, typed),
  );
