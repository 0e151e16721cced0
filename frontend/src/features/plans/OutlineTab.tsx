import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { type OutlineFilter, outlineQuery } from "@/shared/api/planQueries";
import type { Plan, TaskState, TimelinessClass } from "@/shared/api/types";
import { showMoment } from "@/shared/ui/dates";
import { FilterSheet } from "@/shared/ui/FilterSheet";
import { SearchField } from "@/shared/ui/SearchField";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Arisen } from "./editing/Arisen";
import { OutlineTable } from "./OutlineTable";
import { DraftTable } from "./page/DraftTable";
import { PaperMenu } from "./page/PaperMenu";

const STATES: TaskState[] = [
  "ASSIGNED",
  "IN_PROGRESS",
  "ON_HOLD",
  "SUBMITTED",
  "COMPLETED",
  "CANCELLED",
  "VOIDED",
];
const CLASSES: TimelinessClass[] = ["OVERDUE", "DUE_SOON", "WITHIN", "EARLY", "ON_TIME", "LATE", "NO_DUE"];

/** The plan as an outline: living tasks once issued, before that the lines as they would be given. */
export function OutlineTab({ plan }: { plan: Plan }) {
  return plan.counts.tasks || plan.state === "ISSUED" ? <Living plan={plan} /> : <Draft plan={plan} />;
}

function Draft({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const outline = useQuery(outlineQuery(plan.id, {}));
  if (outline.isPending) return <Loading rows={8} height={48} />;
  if (outline.error) return <Failed error={outline.error} retry={() => void outline.refetch()} />;
  if (!outline.data.rows.length) return <Empty title={t("planPage.draftEmpty")} />;
  return (
    <div className="stack">
      <DraftTable plan={plan} rows={outline.data.rows} />
      {plan.may.edit && <Arisen plan={plan} />}
    </div>
  );
}

function Living({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { state, timeliness, lead, q } = useSearch({ from: "/shell/plans/$planId" });
  const filter: OutlineFilter = { state, timeliness, lead, q };
  const outline = useQuery(outlineQuery(plan.id, filter));
  const count =
    outline.data?.rows.reduce(
      (sum, row) => sum + (row.kind === "line" ? (row.task ? 1 : row.tasks.length) : 0),
      0,
    ) ?? 0;
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <div className="stack">
      <Filters
        filter={filter}
        count={outline.data && t("plans.results", { count })}
        tools={<PaperMenu plan={plan} filter={filter} />}
      />
      {outline.data && (
        <p className="dim small">{t("plans.asOf", { time: showMoment(outline.data.as_of) })}</p>
      )}
      {outline.isPending && <Loading rows={8} height={48} />}
      {outline.error && <Failed error={outline.error} retry={() => void outline.refetch()} />}
      {outline.data && outline.data.rows.length === 0 && (
        <Empty title={t("plans.emptyFiltered")} help={t("plans.emptyFilteredHelp")} action={<Clear />} />
      )}
      {outline.data && outline.data.rows.length > 0 && (
        <>
          <OutlineTable key={String(narrowed)} rows={outline.data.rows} plan={plan.id} narrowed={narrowed} />
          <p className="dim small desk">{t("planPage.keys")}</p>
        </>
      )}
    </div>
  );
}

/** All filters off; the tab stays. */
function Clear() {
  const { t } = useTranslation();
  return (
    <Button
      variant="subtle"
      renderRoot={(props) => <Link from="/plans/$planId" to="." search={{}} replace {...props} />}
    >
      {t("plans.clear")}
    </Button>
  );
}

function Filters({
  filter,
  count,
  tools,
}: {
  filter: OutlineFilter;
  count: string | undefined;
  tools: ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/plans/$planId" });
  const units = useQuery(unitsQuery);
  const acting = Object.values(filter).filter(Boolean).length;
  const set = (next: OutlineFilter) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  const choice = (
    name: "state" | "timeliness" | "lead",
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={`${label}: ${t("plans.all")}`}
      clearable
      searchable={name === "lead"}
      data={data}
      value={filter[name] ?? null}
      onChange={(value) => set({ [name]: value ?? undefined })}
      className={filter[name] ? "filter filter-on" : "filter"}
    />
  );
  return (
    <FilterSheet className="" acting={acting} count={count} tools={tools}>
      <SearchField label={t("plans.search")} q={filter.q} set={(q) => set({ q })} />
      {choice(
        "lead",
        t("plans.filterLead"),
        (units.data?.items ?? []).map((unit) => ({ value: String(unit.id), label: unit.short_name })),
      )}
      {choice(
        "state",
        t("plans.filterState"),
        STATES.map((value) => ({ value, label: t(`state.${value}`) })),
      )}
      {choice(
        "timeliness",
        t("plans.filterTimeliness"),
        CLASSES.map((value) => ({ value, label: t(`timelinessName.${value}`) })),
      )}
      {acting > 0 && <Clear />}
    </FilterSheet>
  );
}
