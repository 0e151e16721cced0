import type { TFunction } from "i18next";
import type { InspectionPlanLine } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

/** The days of a line, its month, or that none is known yet. */
export function whenOf(
  line: Pick<InspectionPlanLine, "starts_on" | "ends_on" | "month">,
  t: TFunction,
): string {
  if (line.starts_on && line.ends_on)
    return line.starts_on === line.ends_on
      ? showDate(line.starts_on)
      : t("inspections.days", { from: showDate(line.starts_on), to: showDate(line.ends_on) });
  return line.month ? t("yearPlan.monthOf", { month: line.month }) : t("yearPlan.noDate");
}
