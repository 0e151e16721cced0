import { useState } from "react";
import type { ListedTask } from "@/shared/api/types";

/** Which of the rows shown are ticked; a row that is shown no more is ticked no more. */
export type Ticks = {
  rows: ListedTask[];
  all: boolean;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  toggleAll: () => void;
  drop: (ids: string[]) => void;
};

export function useTicks(shown: ListedTask[]): Ticks {
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());
  const rows = shown.filter(({ id }) => ticked.has(id));
  const all = shown.length > 0 && rows.length === shown.length;
  const without = (kept: ReadonlySet<string>, ids: string[]) =>
    new Set([...kept].filter((id) => !ids.includes(id)));
  return {
    rows,
    all,
    has: (id) => ticked.has(id),
    toggle: (id) => tick((kept) => (kept.has(id) ? without(kept, [id]) : new Set([...kept, id]))),
    toggleAll: () => tick(new Set(all ? [] : shown.map(({ id }) => id))),
    drop: (ids) => tick((kept) => without(kept, ids)),
  };
}
