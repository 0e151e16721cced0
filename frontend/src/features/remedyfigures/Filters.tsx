import { Button, Select, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RemedyFigures } from "@/shared/api/types";
import { type Choices, useAreas } from "@/shared/areas/areas";
import { NarrowedChips } from "@/shared/finding/NarrowedChips";
import { BY, type FiguresSearch } from "@/shared/finding/search";
import { useLive } from "@/shared/live/LiveProvider";
import { dayOf, readDate, showDate } from "@/shared/ui/dates";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SEVERITIES } from "@/shared/ui/Severity";
import { YearSelect } from "@/shared/ui/YearSelect";

/** The year, the day, what the rows are of, and what narrows them: all of it in the address. */
export function Filters({
  search,
  set,
  found,
}: {
  search: FiguresSearch;
  set: (next: FiguresSearch) => void;
  found: RemedyFigures | undefined;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  const choice = (name: "severity" | "area", label: string, data: Choices) => (
    <Select
      aria-label={label}
      placeholder={`${label}: ${t("handled.all")}`}
      clearable
      data={data}
      value={search[name] ?? null}
      onChange={(value) => set({ [name]: value ?? undefined })}
      className={search[name] ? "filter filter-on" : "filter"}
      comboboxProps={{ width: "max-content" }}
    />
  );
  const { by: _, ...narrowing } = search;
  const acting = Object.values(narrowing).filter(Boolean).length;
  return (
    <>
      <FilterSheet
        className=""
        acting={acting}
        count={found && t("foundList.count", { count: found.total.all })}
      >
        <YearSelect year={search.year} set={(year) => set({ year, as_of: undefined })} all={false} />
        <AsOf search={search} set={set} found={found} />
        <Select
          aria-label={t("handled.by")}
          allowDeselect={false}
          data={BY.map((value) => ({ value, label: `${t("handled.by")}: ${t(`handled.BY.${value}`)}` }))}
          value={search.by ?? found?.by ?? null}
          onChange={(value) => set({ by: BY.find((one) => one === value) })}
          className="filter"
        />
        {choice(
          "severity",
          t("ticket.severity"),
          SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) })),
        )}
        {choice("area", t("ticket.area"), areas.every)}
        {acting > 0 && (
          <Button
            variant="subtle"
            onClick={() =>
              set({
                year: undefined,
                as_of: undefined,
                body: undefined,
                unit: undefined,
                inspection: undefined,
                area: undefined,
                severity: undefined,
              })
            }
          >
            {t("plans.clear")}
          </Button>
        )}
      </FilterSheet>
      {found && found.narrowed.length > 0 && (
        <div className="chips">
          <NarrowedChips narrowed={found.narrowed} drop={(name) => set({ [name]: undefined })} />
        </div>
      )}
    </>
  );
}

/** The day whose end is asked for: typed, today, or the body's cut-off. */
function AsOf({
  search,
  set,
  found,
}: {
  search: FiguresSearch;
  set: (next: FiguresSearch) => void;
  found: RemedyFigures | undefined;
}) {
  const { t } = useTranslation();
  const today = dayOf(useLive().now().toISOString());
  const day = search.as_of ?? found?.day ?? "";
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(day ? showDate(day) : "");
    setWrong(false);
  }, [day]);
  const year = found?.year ?? Number(search.year ?? today.slice(0, 4));
  const ask = (next: string | null) => {
    const allowed = next !== null && next <= today && next >= `${year}-01-01`;
    setWrong(!allowed);
    if (allowed && next !== day) set({ as_of: next });
  };
  const over = found && found.cut_off <= today;
  return (
    <>
      <TextInput
        aria-label={t("handled.asOf")}
        leftSection={<span className="small dim">{t("handled.asOf")}</span>}
        leftSectionWidth={104}
        inputMode="numeric"
        className={search.as_of ? "filter filter-on as-of" : "filter as-of"}
        value={typed}
        error={wrong && t("handled.badDay", { year })}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => ask(readDate(typed, year))}
        onKeyDown={(event) => event.key === "Enter" && ask(readDate(typed, year))}
      />
      {over && (
        <>
          <Day on={day === found.cut_off} choose={() => ask(found.cut_off)}>
            {t("handled.cutOff", { day: showDate(found.cut_off).slice(0, 5) })}
          </Day>
          <Day on={day === today} choose={() => ask(today)}>
            {t("handled.today")}
          </Day>
        </>
      )}
    </>
  );
}

function Day({ on, choose, children }: { on: boolean; choose: () => void; children: string }) {
  return (
    <button type="button" className={on ? "chip chip-on" : "chip"} aria-pressed={on} onClick={choose}>
      {children}
    </button>
  );
}
