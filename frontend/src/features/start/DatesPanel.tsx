import { MultiSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { type Choosing, limitsOf, saying } from "./choices";
import { type Bounded, NumberFields, ORDER } from "./NumberFields";

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
  const limits = limitsOf(choosing.choices, choosing.chosen);
  const say = saying(choosing);
  const { problem } = choosing;
  const days = [...new Set([...OFFERED, ...limits.reminder_days])].sort((a, b) => b - a);
  return (
    <Panel title={t("start.dates")} aside={t("start.datesHelp")}>
      <div className="start-limits">
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
          value={limits.reminder_days.map(String)}
          error={problem("reminder_days")}
          onChange={(chosen) => say({ reminder_days: chosen.map(Number).sort((a, b) => b - a) })}
        />
        <NumberFields fields={NUMBERS} choosing={choosing} />
      </div>
    </Panel>
  );
}
