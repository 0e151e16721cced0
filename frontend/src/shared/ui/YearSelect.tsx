import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/planQueries";
import { ALL_YEARS, useThisYear, yearsOffered } from "./years";

/** Which year is looked at: the one in hand unless the address says another, or, where `all` makes sense, all of them. */
export function YearSelect({
  year,
  set,
  all = true,
}: {
  year: string | undefined;
  set: (year: string | undefined) => void;
  all?: boolean;
}) {
  const { t } = useTranslation();
  const now = useThisYear();
  const plans = useQuery(plansQuery).data?.items ?? [];
  const years = yearsOffered(now, year, plans);
  return (
    <Select
      aria-label={t("years.label")}
      className={year ? "filter filter-year filter-on" : "filter filter-year"}
      allowDeselect={false}
      data={[
        ...years.map((value) => ({ value, label: t("plans.year", { year: value }) })),
        ...(all ? [{ value: ALL_YEARS, label: t("years.all") }] : []),
      ]}
      value={year ?? now}
      onChange={(next) => set(next === now ? undefined : (next ?? undefined))}
    />
  );
}
