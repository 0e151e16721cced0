import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { optionsQuery } from "@/shared/api/queries";
import type { ListedTask, Person } from "@/shared/api/types";

/** Somebody of the unit that leads the tasks; where several lead them, the unit is chosen first, and its tasks alone are meant. */
export function WhoOfUnit({
  rows,
  unit,
  setUnit,
  value,
  onChange,
  error,
}: {
  rows: ListedTask[];
  unit: string;
  setUnit: (unit: string) => void;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const units = [...new Map(rows.map(({ lead }) => [String(lead.id), lead])).values()];
  const people = useQuery(optionsQuery(`people?unit=${unit}`));
  return (
    <>
      {units.length > 1 && (
        <Select
          label={t("many.unit")}
          description={t("many.unitHelp")}
          data={units.map((one) => ({ value: String(one.id), label: one.name }))}
          value={unit}
          allowDeselect={false}
          onChange={(next) => {
            setUnit(next ?? unit);
            onChange("");
          }}
        />
      )}
      <Select
        label={t("many.officer")}
        withAsterisk
        searchable
        placeholder={people.isPending ? t("app.loading") : t("dialog.choose")}
        error={error ?? people.error?.message}
        data={((people.data?.items ?? []) as Person[]).map((person) => ({
          value: String(person.id),
          label: [person.full_name, person.title].filter(Boolean).join(" · "),
        }))}
        value={value || null}
        onChange={(next) => onChange(next ?? "")}
      />
    </>
  );
}
