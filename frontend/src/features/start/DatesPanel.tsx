import { MultiSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Choosing, limitsOf, saying } from "./choices";
import { type Bounded, Limits, ORDER } from "./Limits";

const NUMBERS: readonly Bounded[] = [
  ["warn_days", 0, 60],
  ["review_days", 1, 60],
  ["opinion_days", 1, 60],
  ["extension_limit", 0, 10],
  ["reopen_days", 0, 60],
  ["silent_days", 1, 60],
];
const OFFERED = [15, 10, 7, 5, 3, 2, 1, 0];
const MOST = 5;

/** When who does a task is reminded of its date, from when it counts as near, how often it may be moved, and how long what
 * was decided can be taken back: all in working days. */
export function DatesPanel(choosing: Choosing) {
  const { t } = useTranslation();
  const { reminder_days } = limitsOf(choosing.choices, choosing.chosen);
  const days = [...new Set([...OFFERED, ...reminder_days])].sort((a, b) => b - a);
  return (
    <Limits title={t("start.dates")} help={t("start.datesHelp")} numbers={NUMBERS} choosing={choosing}>
      <MultiSelect
        className="start-whole"
        label={t("start.limit.reminder_days")}
        description={t("start.limitHelp.reminder_days")}
        inputWrapperOrder={ORDER}
        maxValues={MOST}
        data={days.map((n) => ({
          value: String(n),
          label: n ? t("start.daysBefore", { count: n }) : t("start.onTheDay"),
        }))}
        value={reminder_days.map(String)}
        error={choosing.problem("reminder_days")}
        onChange={(chosen) => saying(choosing)({ reminder_days: chosen.map(Number).sort((a, b) => b - a) })}
      />
    </Limits>
  );
}
