import { Button, Select } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FindingState, Findings, TimelinessClass } from "@/shared/api/types";
import { type Choices, useAreas } from "@/shared/areas/areas";
import { NarrowedChips } from "@/shared/finding/NarrowedChips";
import type { FindingSearch } from "@/shared/finding/search";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SearchField } from "@/shared/ui/SearchField";
import { SEVERITIES } from "@/shared/ui/Severity";
import { YearSelect } from "@/shared/ui/YearSelect";

const WITH_TICKET = [
  "OPEN",
  "PLAN_REVIEW",
  "IN_PROGRESS",
  "REPORTED",
  "VERIFYING",
  "CLOSED",
  "PASSED_UP",
] as const;
const WITHOUT = ["REMEDIED_ON_SITE", "DRAFT", "WITHDRAWN"] as const satisfies FindingState[];
const CLASSES: TimelinessClass[] = ["OVERDUE", "DUE_SOON", "WITHIN", "EARLY", "ON_TIME", "LATE"];

/** What narrows the list, each in the address; what came with a link stands there in words. */
export function Filters({
  search,
  set,
  clear,
  found,
}: {
  search: FindingSearch;
  set: (next: FindingSearch) => void;
  clear: () => void;
  found: Findings | undefined;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  const choice = (name: "state" | "severity" | "area" | "timeliness", label: string, data: Choices) => (
    <Select
      aria-label={label}
      placeholder={`${label}: ${t("plans.all")}`}
      clearable
      data={data}
      value={search[name] ?? null}
      onChange={(value) => set({ [name]: value ?? undefined })}
      className={search[name] ? "filter filter-on" : "filter"}
      comboboxProps={{ width: "max-content" }}
    />
  );
  const { sort: _, ...filter } = search;
  const acting = Object.values(filter).filter(Boolean).length;
  return (
    <>
      <FilterSheet className="" acting={acting} count={found && t("foundList.count", { count: found.count })}>
        <YearSelect year={search.year} set={(year) => set({ year })} all={!search.measure} />
        <button
          type="button"
          className={search.mine ? "chip chip-on" : "chip"}
          aria-pressed={Boolean(search.mine)}
          onClick={() => set({ mine: search.mine ? undefined : "true" })}
        >
          <IconUser size={16} stroke={1.75} aria-hidden />
          {t("boardPage.mine")}
        </button>
        {choice("state", t("foundList.state"), [
          ...WITH_TICKET.map((value) => ({ value, label: t(`ticketState.${value}`) })),
          ...WITHOUT.map((value) => ({ value, label: t(`findingState.${value}`) })),
        ])}
        {choice(
          "timeliness",
          t("foundList.timeliness"),
          CLASSES.map((value) => ({ value, label: t(`timelinessName.${value}`) })),
        )}
        {choice(
          "severity",
          t("ticket.severity"),
          SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) })),
        )}
        {choice("area", t("ticket.area"), areas.every)}
        <SearchField label={t("foundList.search")} q={search.q} set={(q) => set({ q })} />
        {acting > 0 && found?.count !== 0 && (
          <Button variant="subtle" onClick={clear}>
            {t("plans.clear")}
          </Button>
        )}
      </FilterSheet>
      {found && found.narrowed.length > 0 && (
        <div className="chips">
          <NarrowedChips
            narrowed={found.narrowed}
            drop={(name) =>
              set(name === "measure" ? { measure: undefined, as_of: undefined } : { [name]: undefined })
            }
          />
        </div>
      )}
    </>
  );
}
