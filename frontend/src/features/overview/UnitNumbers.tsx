import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { TableBehind } from "@/shared/ui/TableBehind";
import type { Measure } from "@/shared/views/states";
import { Figure, useLooked } from "./figures";

const COLUMNS: [keyof typeof NAMES, Measure][] = [
  ["all", "ALL"],
  ["done", "DONE"],
  ["due", "DUE"],
  ["in_time_first", "IN_TIME_FIRST"],
  ["in_time", "IN_TIME"],
  ["overdue_own", "OVERDUE_OWN"],
  ["overdue_waiting", "OVERDUE_WAITING"],
  ["extended", "EXTENDED"],
  ["open", "OPEN"],
  ["with_unit", "WITH_UNIT"],
  ["inside", "INSIDE"],
  ["above", "ABOVE"],
  ["due_week", "DUE_WEEK"],
];
const NAMES = {
  all: "unitFigures.all",
  done: "overview.done",
  due: "unitFigures.due",
  in_time_first: "unitFigures.in_time_first",
  in_time: "unitFigures.in_time",
  overdue_own: "overview.part.overdue_own",
  overdue_waiting: "overview.part.overdue_waiting",
  extended: "unitFigures.extended",
  open: "overview.open",
  with_unit: "overview.part.with_unit",
  inside: "overview.part.inside",
  above: "overview.part.above",
  due_week: "overview.line.due_week",
} as const;

/** The table behind the charts: units in the body's order, each with what waits for others beside what is late. */
export function UnitNumbers() {
  const { t } = useTranslation();
  const { items, total, scope } = useLooked();
  const title = t(scope === "BELOW" ? "overview.byBody" : "overview.byUnit");
  return (
    <Panel title={title}>
      <TableBehind
        title={title}
        first={t("unitFigures.unit")}
        heads={COLUMNS.map(([name]) => t(NAMES[name]))}
        rows={[...items, { ...total, unit: null }].map((row) => ({
          key: row.unit?.id ?? 0,
          name: row.unit?.short_name ?? t("overview.whole"),
          whole: !row.unit,
          cells: COLUMNS.map(
            ([name, measure]) =>
              row[name] && <Figure narrow={{ measure, unit: row.unit?.id }} count={row[name]} />,
          ),
        }))}
      />
    </Panel>
  );
}
