import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentFilter } from "@/shared/api/queries";
import { useLive } from "@/shared/live/LiveProvider";
import { KINDS } from "./kinds";

/** What narrows the register, each in the address. */
export function Filters({ filter, count, more }: { filter: DocumentFilter; count: number; more: boolean }) {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate({ from: "/documents" });
  const set = (next: DocumentFilter) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  const [typed, setTyped] = useState(filter.q ?? "");
  const search = useDebouncedCallback((q: string) => set({ q: q || undefined }), 250);
  useEffect(() => {
    if (!filter.q) setTyped("");
  }, [filter.q]);
  const year = live.now().getFullYear();
  const years = [...new Set([filter.year, ...[0, 1, 2, 3].map((back) => String(year - back))])].filter(
    (one): one is string => Boolean(one),
  );
  return (
    <search className="filters">
      <TextInput
        aria-label={t("documents.search")}
        placeholder={t("documents.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        className="filter document-search"
      />
      <Select
        aria-label={t("documents.kind")}
        placeholder={`${t("documents.kind")}: ${t("plans.all")}`}
        clearable
        data={KINDS.map((value) => ({ value, label: t(`documentKind.${value}`) }))}
        value={filter.kind ?? null}
        onChange={(kind) => set({ kind: kind ?? undefined })}
        className={filter.kind ? "filter filter-on" : "filter"}
      />
      <Select
        aria-label={t("documents.year")}
        placeholder={`${t("documents.year")}: ${t("plans.all")}`}
        clearable
        data={years}
        value={filter.year ?? null}
        onChange={(one) => set({ year: one ?? undefined })}
        className={filter.year ? "filter filter-on" : "filter"}
      />
      <button
        type="button"
        className={filter.in_force ? "chip chip-on" : "chip"}
        aria-pressed={Boolean(filter.in_force)}
        onClick={() => set({ in_force: filter.in_force ? undefined : "true" })}
      >
        {t("documents.inForce")}
      </button>
      {Object.values(filter).some(Boolean) && (
        <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
          {t("plans.clear")}
        </Button>
      )}
      <p className="dim small filter-count" role="status">
        {t(more ? "documents.countMore" : "documents.count", { count })}
      </p>
    </search>
  );
}
