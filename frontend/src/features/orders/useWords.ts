import { useTranslation } from "react-i18next";
import type { OrderPage } from "@/shared/api/types";
import { shortLink } from "@/shared/copying/links";
import { showDate, showMoment } from "@/shared/ui/dates";
import { countOf, late, STAGES, unsent } from "./stages";

/** The order as text for a group chat: how many stand where, and who has not sent. */
export function useWords(order: OrderPage): string {
  const { t } = useTranslation();
  const counts = STAGES.filter((stage) => countOf(order.counts, stage) > 0).map(
    (stage) => `${t(`stage.${stage}`)}: ${countOf(order.counts, stage)}`,
  );
  const waiting = order.units
    .filter(unsent)
    .map(
      (row) =>
        `- ${row.unit.short_name}${late(row) ? ` (${t("timeliness.OVERDUE", { count: row.timeliness.days ?? 0 })})` : ""}`,
    );
  return [
    order.title,
    [order.source?.number, order.due_on && t("order.due", { date: showDate(order.due_on) })]
      .filter(Boolean)
      .join(" · "),
    counts.join("; "),
    waiting.length > 0 && t("order.waiting", { count: waiting.length }),
    ...waiting,
    t("order.asOf", { at: showMoment(order.as_of) }),
    shortLink("o", order.id),
  ]
    .filter(Boolean)
    .join("\n");
}
