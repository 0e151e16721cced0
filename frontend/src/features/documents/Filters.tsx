import { Button, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DocumentFilter } from "@/shared/api/queries";
import { useLive } from "@/shared/live/LiveProvider";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SearchField } from "@/shared/ui/SearchField";
import { KINDS } from "./kinds";

/** What narrows the register, each in the address. */
export function Filters({ filter, count }: { filter: DocumentFilter; count: number | undefined }) {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate({ from: "/documents" });
  const set = (next: DocumentFilter) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  const year = live.now().getFullYear();
  const years = [...new Set([filter.year, ...[0, 1, 2, 3].map((back) => String(year - back))])].filter(
    (one): one is string => Boolean(one),
  );
  const acting = Object.values(filter).filter(Boolean).length;
  return (
    <FilterSheet
      className=""
      acting={acting}
      count={count === undefined ? undefined : t("documents.count", { count })}
    >
      <SearchField
        label={t("documents.search")}
        q={filter.q}
        set={(q) => set({ q })}
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
      {count !== 0 && acting > 0 && (
        <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
          {t("plans.clear")}
        </Button>
      )}
    </FilterSheet>
  );
}
