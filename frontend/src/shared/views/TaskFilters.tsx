import { Button, Select, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconFilterPlus, IconProgress, IconUser, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { plansQuery } from "@/shared/api/planQueries";
import { meQuery, optionsQuery } from "@/shared/api/queries";
import type { Person } from "@/shared/api/types";
import { type Choices, useAreas } from "@/shared/areas/areas";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SearchField } from "@/shared/ui/SearchField";
import { YearSelect } from "@/shared/ui/YearSelect";
import { cleared, type FilterName, LIVE, type TaskFilter } from "./filter";
import { AWAITING, CLASSES, ORIGINS, STATES, TIMELINESS } from "./states";
import { useMeasureName } from "./useMeasureName";

type Set = (next: TaskFilter) => void;
const SELDOM: FilterName[] = [
  "officer",
  "area",
  "origin",
  "class",
  "plan",
  "body",
  "below",
  "due_from",
  "due_to",
  "awaiting",
  "measure",
];

/** What narrows the tasks, each in the address; those seldom asked for lie behind one press until they are set. */
export function TaskFilters({
  filter,
  set,
  ofPlan,
  count,
  empty,
  tools,
}: {
  filter: TaskFilter;
  set: Set;
  ofPlan?: boolean;
  count: string;
  /** Nothing is left, and what stands there instead clears the filters. */
  empty: boolean;
  tools?: ReactNode;
}) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const units = useQuery(unitsQuery).data?.items ?? [];
  const [all, showAll] = useState(false);
  const acting = Object.values(filter).filter(Boolean).length;
  const seldom = SELDOM.filter(
    (name) => !(ofPlan && (name === "plan" || name === "body")) && (all || filter[name]),
  );
  const toggle = (name: FilterName, on: string, Glyph: ComponentType<{ size: number }>, label: string) => (
    <button
      type="button"
      className={filter[name] === on ? "chip chip-on" : "chip"}
      aria-pressed={filter[name] === on}
      onClick={() => set({ [name]: filter[name] === on ? undefined : on })}
    >
      <Glyph size={16} aria-hidden {...{ stroke: 1.75 }} />
      {label}
    </button>
  );
  return (
    <FilterSheet className="task-filters" acting={acting} count={count} tools={tools}>
      {!ofPlan && <YearSelect year={filter.year} set={(year) => set({ year })} />}
      <SearchField label={t("views.search")} q={filter.q} set={(q) => set({ q })} />
      {toggle("state", LIVE, IconProgress, t("views.live"))}
      {toggle("timeliness", "OVERDUE", IconAlertTriangle, t("timelinessName.OVERDUE"))}
      {me && toggle("officer", String(me.id), IconUser, t("views.mine"))}
      <Choice
        name="lead"
        label={t("plans.filterLead")}
        data={units.map((unit) => ({ value: String(unit.id), label: unit.short_name }))}
        filter={filter}
        set={set}
      />
      <Choice
        name="state"
        label={t("plans.filterState")}
        data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        filter={filter}
        set={set}
      />
      <Choice
        name="timeliness"
        label={t("plans.filterTimeliness")}
        data={TIMELINESS.map((value) => ({ value, label: t(`timelinessName.${value}`) }))}
        filter={filter}
        set={set}
      />
      {seldom.map((name) => (
        <Seldom key={name} name={name} filter={filter} set={set} />
      ))}
      {!all && (
        <button type="button" className="chip chip-dashed" onClick={() => showAll(true)}>
          <IconFilterPlus size={16} stroke={1.75} aria-hidden />
          {t("views.addFilter")}
        </button>
      )}
      {acting > 0 && !empty && (
        <Button variant="subtle" onClick={() => set(cleared)}>
          {t("plans.clear")}
        </Button>
      )}
    </FilterSheet>
  );
}

function Choice({
  name,
  label,
  data,
  filter,
  set,
}: {
  name: FilterName;
  label: string;
  data: Choices;
  filter: TaskFilter;
  set: Set;
}) {
  const { t } = useTranslation();
  const value = filter[name];
  const known =
    !value || data.flatMap((one) => ("group" in one ? one.items : one)).some((one) => one.value === value);
  return (
    <Select
      aria-label={label}
      placeholder={known ? `${label}: ${t("plans.all")}` : `${label}: ${t("views.several")}`}
      clearable
      searchable={data.length > 8}
      data={data}
      value={known ? (value ?? null) : null}
      onChange={(next) => set({ [name]: next ?? undefined })}
      className={value ? "filter filter-on" : "filter"}
      comboboxProps={{ width: "max-content" }}
    />
  );
}

function Seldom({ name, filter, set }: { name: FilterName; filter: TaskFilter; set: Set }) {
  const { t } = useTranslation();
  const areas = useAreas();
  if (name === "due_from" || name === "due_to") return <DueDay name={name} filter={filter} set={set} />;
  if (name === "below")
    return filter.below ? (
      <Dropped label={t("overview.givenBelow")} drop={() => set({ below: undefined })} />
    ) : null;
  if (name === "measure") return <Counted value={filter.measure} set={set} />;
  if (name === "awaiting") return <Awaiting filter={filter} set={set} />;
  if (name === "officer") return <OfficerChoice filter={filter} set={set} />;
  if (name === "plan") return <PlanChoice filter={filter} set={set} />;
  if (name === "body") return <BodyChoice filter={filter} set={set} />;
  const data =
    name === "area"
      ? [...areas.every, { value: "NONE", label: t("overview.noArea") }]
      : name === "origin"
        ? ORIGINS.map((value) => ({ value, label: t(`views.origin.${value}`) }))
        : CLASSES.map((value) => ({ value, label: t(`views.class.${value}`) }));
  const label = t(`views.col.${name as "area" | "origin" | "class"}`);
  return <Choice name={name} label={label} data={data} filter={filter} set={set} />;
}

/** What a figure of a unit counted: shown where it led here, and to be taken away. */
function Counted({ value, set }: { value: string | undefined; set: Set }) {
  const named = useMeasureName();
  if (!value) return null;
  return <Dropped label={named(value)} drop={() => set({ measure: undefined })} />;
}

/** A filter that a figure set: shown in words, taken away by a press. */
function Dropped({ label, drop }: { label: string; drop: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="chip chip-on"
      aria-label={t("unitFigures.dropFilter", { label })}
      onClick={drop}
    >
      {label}
      <IconX size={14} stroke={1.75} aria-hidden />
    </button>
  );
}

function Awaiting({ filter, set }: { filter: TaskFilter; set: Set }) {
  const { t } = useTranslation();
  const data = AWAITING.map((value) => ({ value, label: t(`awaits.${value}`) }));
  return <Choice name="awaiting" label={t("awaits.title")} data={data} filter={filter} set={set} />;
}

function OfficerChoice({ filter, set }: { filter: TaskFilter; set: Set }) {
  const { t } = useTranslation();
  const people = (useQuery(optionsQuery("people")).data?.items ?? []) as Person[];
  const data = people.map((person) => ({ value: String(person.id), label: person.full_name }));
  return <Choice name="officer" label={t("plans.officer")} data={data} filter={filter} set={set} />;
}

function PlanChoice({ filter, set }: { filter: TaskFilter; set: Set }) {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery).data?.items ?? [];
  const data = plans.map((plan) => ({
    value: plan.id,
    label: `${plan.year} · ${plan.number || plan.title} · ${plan.body.short_name}`,
  }));
  return <Choice name="plan" label={t("views.plan")} data={data} filter={filter} set={set} />;
}

/** Of which body, where the reader sees tasks of several: those whose plans they read. */
function BodyChoice({ filter, set }: { filter: TaskFilter; set: Set }) {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery).data?.items ?? [];
  const bodies = new Map(plans.map(({ body }) => [String(body.id), body.short_name]));
  if (bodies.size < 2 && !filter.body) return null;
  const data = [...bodies].map(([value, label]) => ({ value, label }));
  return <Choice name="body" label={t("views.body")} data={data} filter={filter} set={set} />;
}

/** A day as it is typed; taken when it is one, kept and said to be none otherwise. */
function DueDay({ name, filter, set }: { name: "due_from" | "due_to"; filter: TaskFilter; set: Set }) {
  const { t } = useTranslation();
  const live = useLive();
  const value = filter[name];
  const [typed, setTyped] = useState(value ? showDate(value) : "");
  useEffect(() => setTyped(value ? showDate(value) : ""), [value]);
  const day = typed ? readDate(typed, live.now().getFullYear()) : null;
  const take = () => {
    if (!typed) set({ [name]: undefined });
    else if (day) set({ [name]: day });
  };
  return (
    <TextInput
      aria-label={t(`views.${name}`)}
      placeholder={t(`views.${name}`)}
      inputMode="numeric"
      value={typed}
      error={typed && !day ? t("views.noDay") : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
      className={value ? "filter filter-on filter-day" : "filter filter-day"}
    />
  );
}
