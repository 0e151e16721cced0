import { Button, Select } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { InspectionFilter } from "@/shared/api/inspectionQueries";
import type { InspectionRow } from "@/shared/api/types";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SearchField } from "@/shared/ui/SearchField";
import { PrintButton, SheetButton } from "@/shared/ui/SheetButton";
import { KINDS } from "./kinds";
import { STATES } from "./list";

/** What narrows the list and the calendar, each in the address, and the workbook of what is left. Years and units are those there
 * are. */
export function Filters({
  all,
  filter,
  count,
  set,
  clear,
}: {
  all: InspectionRow[];
  filter: InspectionFilter;
  count: number | undefined;
  set: (next: Partial<InspectionFilter>) => void;
  clear: () => void;
}) {
  const { t } = useTranslation();
  const asked = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const years = [...new Set(all.map((row) => String(row.year)))].sort().reverse();
  const units = [...new Map(all.map((row) => [row.unit.id, row.unit.short_name]))];
  const choice = (
    name: "year" | "kind" | "state" | "unit",
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={`${label}: ${t("plans.all")}`}
      clearable
      searchable={data.length > 8}
      data={data}
      value={filter[name] ?? null}
      onChange={(value) => set({ [name]: value ?? undefined })}
      className={filter[name] ? "filter filter-on" : "filter"}
      comboboxProps={{ width: "max-content" }}
    />
  );
  return (
    <FilterSheet
      className="visit-filters"
      acting={asked.length}
      count={count === undefined ? undefined : t("visits.count", { count })}
      tools={
        <span className="filter-row">
          <SheetButton path={`inspections/sheet?${new URLSearchParams(asked)}`} name={t("visits.fileName")} />
          <PrintButton />
        </span>
      }
    >
      <SearchField label={t("visits.search")} q={filter.q} set={(q) => set({ q })} />
      {choice(
        "year",
        t("visits.year"),
        years.map((value) => ({ value, label: t("plans.year", { year: value }) })),
      )}
      {choice(
        "kind",
        t("visits.kind"),
        KINDS.map((value) => ({ value, label: t(`inspectionKind.${value}`) })),
      )}
      {choice(
        "state",
        t("visits.state"),
        STATES.map((value) => ({ value, label: t(`inspectionState.${value}`) })),
      )}
      {choice(
        "unit",
        t("visits.unit"),
        units.map(([id, label]) => ({ value: String(id), label })),
      )}
      <button
        type="button"
        className={filter.mine ? "chip chip-on" : "chip"}
        aria-pressed={Boolean(filter.mine)}
        onClick={() => set({ mine: filter.mine ? undefined : "true" })}
      >
        <IconUser size={16} stroke={1.75} aria-hidden />
        {t("visits.mine")}
      </button>
      {asked.length > 0 && count !== 0 && (
        <Button variant="subtle" onClick={clear}>
          {t("plans.clear")}
        </Button>
      )}
    </FilterSheet>
  );
}
