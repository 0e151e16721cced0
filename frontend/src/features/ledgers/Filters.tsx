import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import type { LedgerFilter } from "@/shared/api/queries";
import { Tools } from "@/shared/finding/Tools";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import type { ReadByPages } from "@/shared/ui/SheetButton";
import { YearSelect } from "@/shared/ui/YearSelect";
import { useThisYear, yearMeant } from "@/shared/ui/years";

type Choice = { name: "state" | "cause"; label: string; data: { value: string; label: string }[] };
type Props = {
  ledger: "extensions" | "obstacles";
  filter: LedgerFilter;
  choices: Choice[];
  /** How many rows there are in all, in words. */
  count: string | undefined;
  pages: ReadByPages;
  set: (filter: LedgerFilter) => void;
};

/** What narrows a ledger, each in the address; the same narrows the workbook. */
export function Filters({ ledger, filter, choices, count, pages, set }: Props) {
  const { t } = useTranslation();
  const year = yearMeant(filter.year, useThisYear());
  const units = useQuery(unitsQuery).data?.items ?? [];
  const named = (those: typeof units) =>
    those.map((unit) => ({ value: String(unit.id), label: unit.short_name }));
  const all: { name: keyof LedgerFilter; label: string; data: { value: string; label: string }[] }[] = [
    ...(filter.body
      ? [
          {
            name: "body" as const,
            label: t("views.body"),
            data: named(units.filter(({ id }) => String(id) === filter.body)),
          },
        ]
      : []),
    { name: "lead", label: t("fair.unit"), data: named(units) },
    ...choices,
  ];
  const acting = Object.values(filter).filter(Boolean).length;
  return (
    <FilterSheet
      className=""
      acting={acting}
      count={count}
      tools={
        <Tools
          path={`${ledger}/sheet`}
          asked={{ ...filter, year }}
          file={ledger === "extensions" ? "so-gia-han" : "so-vuong-mac"}
          pages={pages}
        />
      }
    >
      <YearSelect year={filter.year} set={(next) => set({ ...filter, year: next })} />
      {all.map(({ name, label, data }) => (
        <Select
          key={name}
          aria-label={label}
          placeholder={`${label}: ${t("plans.all")}`}
          clearable
          data={data}
          value={filter[name] ?? null}
          onChange={(value) => set({ ...filter, [name]: value ?? undefined })}
          className={filter[name] ? "filter filter-on" : "filter"}
        />
      ))}
      {acting > 0 && (
        <Button variant="subtle" onClick={() => set({})}>
          {t("plans.clear")}
        </Button>
      )}
    </FilterSheet>
  );
}
