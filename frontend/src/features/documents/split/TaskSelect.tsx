import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { liveTasksQuery } from "@/shared/api/queries";

/** A live task, found by words of its title. */
export function TaskSelect({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (task: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed, 200);
  const [title, setTitle] = useState("");
  const found = useQuery(liveTasksQuery(value ? "" : q));
  const rows = (found.data?.items ?? []).map((row) => ({ value: row.id, label: row.title }));
  return (
    <Select
      label={t("split.join")}
      withAsterisk
      searchable
      clearable
      placeholder={t("split.joinSearch")}
      nothingFoundMessage={found.isFetching ? t("app.loading") : t("split.joinNone")}
      data={value && !rows.some((row) => row.value === value) ? [{ value, label: title }, ...rows] : rows}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value || null}
      error={error ?? found.error?.message}
      onChange={(next, option) => {
        setTitle(option?.label ?? "");
        onChange(next ?? "");
      }}
      maxDropdownHeight={260}
    />
  );
}
