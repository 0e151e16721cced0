import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { liveTasksQuery } from "@/shared/api/queries";

/** A live task, found by words of its title; `area`: of these areas alone, with commas between. */
export function TaskSelect({
  label,
  description,
  required,
  value,
  onChange,
  error,
  area,
}: {
  label: string;
  description?: string;
  required: boolean;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  area?: string;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.split(" · ")[0] ?? "", 200);
  const found = useQuery(liveTasksQuery(q, area));
  return (
    <Select
      label={label}
      description={description}
      withAsterisk={required}
      error={error ?? found.error?.message}
      searchable
      placeholder={t("dialog.choose")}
      nothingFoundMessage={found.isFetching ? t("app.loading") : t("merge.none")}
      data={(found.data?.items ?? []).map((row) => ({
        value: row.id,
        label: `${row.title} · ${row.lead.short_name}`,
      }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value || null}
      onChange={(next) => onChange(next ?? "")}
      maxDropdownHeight={260}
    />
  );
}
