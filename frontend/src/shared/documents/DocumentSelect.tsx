import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { documentQuery, documentsQuery } from "@/shared/api/queries";
import type { DocumentRow } from "@/shared/api/types";

const named = (row: Pick<DocumentRow, "number" | "abstract">): string => `${row.number} · ${row.abstract}`;

/** A document of the register, found by its number or words; the latest are offered before anything is typed. */
export function DocumentSelect({
  label,
  required = false,
  value,
  onChange,
  error,
  but,
}: {
  label: string;
  required?: boolean;
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string;
  /** One that is not offered. */
  but?: string;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.split(" · ")[0] ?? "", 200);
  const found = useInfiniteQuery(documentsQuery({ in_force: "true", q: q || undefined }));
  const chosen = useQuery({ ...documentQuery(value ?? ""), enabled: value !== null }).data;
  const rows = new Map(
    [...(chosen ? [chosen] : []), ...(found.data?.pages[0]?.items ?? [])]
      .filter((row) => row.id !== but)
      .map((row) => [row.id, named(row)]),
  );
  return (
    <Select
      label={label}
      withAsterisk={required}
      error={error ?? found.error?.message}
      searchable
      clearable={!required}
      placeholder={t("document.search")}
      nothingFoundMessage={found.isFetching ? t("app.loading") : t("document.none")}
      data={[...rows].map(([id, text]) => ({ value: id, label: text }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      maxDropdownHeight={260}
    />
  );
}
