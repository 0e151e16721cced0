import { Button, Select } from "@mantine/core";
import { IconAlertTriangle, IconUser } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BoardFilter } from "@/shared/api/inspectionQueries";
import { useAreas } from "@/shared/areas/areas";
import { Count } from "@/shared/ui/Count";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SearchField } from "@/shared/ui/SearchField";
import { SEVERITIES } from "@/shared/ui/Severity";
import type { Whole } from "./read";

/** What narrows the board, each in the address; how many cards are left stands at the right. */
export function BoardFilters({
  filter,
  all,
  count,
  tools,
}: {
  filter: BoardFilter;
  all: Whole | undefined;
  count: number | undefined;
  tools: ReactNode;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  const navigate = useNavigate({ from: "/board" });
  const acting = Object.values(filter).filter(Boolean).length;
  const set = (next: BoardFilter) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  const choice = (
    name: "body" | "unit" | "inspection" | "area" | "severity" | "escalation",
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
  const toggle = (
    name: "timeliness" | "mine",
    on: string,
    Glyph: typeof IconUser,
    label: string,
    count?: number,
  ) => (
    <button
      type="button"
      className={filter[name] ? "chip chip-on" : "chip"}
      aria-pressed={Boolean(filter[name])}
      onClick={() => set({ [name]: filter[name] ? undefined : on })}
    >
      <Glyph size={16} stroke={1.75} aria-hidden />
      {label}
      {count !== undefined && (
        <b>
          <Count of={count} />
        </b>
      )}
    </button>
  );
  return (
    <FilterSheet
      className="board-filters"
      acting={acting}
      count={count === undefined ? undefined : t("board.count.ticket", { count })}
      tools={tools}
    >
      {toggle("timeliness", "OVERDUE", IconAlertTriangle, t("timelinessName.OVERDUE"), all?.overdue)}
      {toggle("mine", "true", IconUser, t("boardPage.mine"))}
      {choice(
        "severity",
        t("ticket.severity"),
        SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) })),
      )}
      {all && all.bodies.length > 1
        ? choice("body", t("ticket.unit"), all.bodies)
        : choice("unit", t("ticket.unit"), all?.units ?? [])}
      {choice("inspection", t("ticket.inspection"), all?.inspections ?? [])}
      {choice(
        "area",
        t("ticket.area"),
        areas.order
          .filter((value) => all?.areas.includes(value))
          .map((value) => ({ value, label: areas.name(value) })),
      )}
      {(all?.escalated || filter.escalation) &&
        choice(
          "escalation",
          t("life.levels"),
          (["1", "2", "3", "4"] as const).map((value) => ({ value, label: t(`life.level.${value}`) })),
        )}
      <SearchField label={t("boardPage.search")} q={filter.q} set={(q) => set({ q })} />
      {acting > 0 && count !== 0 && (
        <Button
          variant="subtle"
          onClick={() => void navigate({ search: ({ lanes, card }) => ({ lanes, card }), replace: true })}
        >
          {t("plans.clear")}
        </Button>
      )}
    </FilterSheet>
  );
}
