/** Tasks of a list as text for a conversation; of a longer one, which has `count`, what was read of it and the address of all. */
import type { TFunction } from "i18next";
import type { TaskRow } from "@/shared/api/types";
import { listForZalo } from "@/shared/copying/zalo";

export const forZalo = (rows: TaskRow[], count: number, t: TFunction): string =>
  listForZalo(
    rows.map((row) => ({
      id: row.id,
      title: row.title,
      unit: row.lead.short_name,
      due: row.due.on ?? row.due.printed,
      timeliness: row.timeliness,
      state: t(`state.${row.state}`),
    })),
    t,
    { left: { count: count - rows.length, what: "task", at: window.location.href } },
  );
