/** Tasks as plain text for a conversation: title, unit, due date, days late and link, as the sender may see them. */
import type { TFunction } from "i18next";
import type { TaskRow } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

export function forZalo(rows: TaskRow[], origin: string, t: TFunction): string {
  return rows
    .map((row, index) => {
      const due = row.due.on ? `${t("views.col.due")}: ${showDate(row.due.on)}` : row.due.printed;
      const late =
        row.timeliness.class === "OVERDUE" && t("timeliness.OVERDUE", { count: row.timeliness.days ?? 0 });
      const said = [row.lead.short_name, due, late || t(`state.${row.state}`)].filter(Boolean).join(" · ");
      return `${index + 1}. ${row.title}\n   ${said}\n   ${origin}/tasks/${row.id}`;
    })
    .join("\n");
}
