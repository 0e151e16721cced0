import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { inspectionListQuery, inspectionsQuery } from "@/shared/api/inspectionQueries";
import type { InspectionRow } from "@/shared/api/types";
import { Crumbs } from "@/shared/ui/Page";
import { PrintButton, SheetButton } from "@/shared/ui/SheetButton";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { ViewSwitch } from "@/shared/views/ViewSwitch";
import { Filters } from "./Filters";
import { GROUPS, rowsOf } from "./list";
import { ReportTurns } from "./ReportTurns";
import { VisitCalendar } from "./VisitCalendar";
import { VisitRow } from "./VisitRow";
import "@/shared/i18n/yearplan";

/** Visits under way first, then those ahead, then what is being followed up; or all of them by their days. */
export function InspectionsPage() {
  const { t } = useTranslation();
  const { view, at, ...filter } = useSearch({ from: "/shell/inspections" });
  const navigate = useNavigate({ from: "/inspections" });
  const all = useQuery(inspectionsQuery);
  const narrowed = Object.values(filter).some(Boolean);
  const some = useQuery({ ...inspectionListQuery(filter), enabled: narrowed });
  const items = all.data?.items ?? [];
  const listed = narrowed ? some : all;
  const shown = listed.data?.items ?? [];
  useAsOf(listed.data?.as_of);
  const set = useCallback(
    (next: object) => void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true }),
    [navigate],
  );
  const query = new URLSearchParams(
    Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  const mayPlan = all.data?.may_plan || (all.data?.self_units.length ?? 0) > 0;
  const plan = mayPlan && (
    <Link to="/inspections/new" className="button-link button-primary no-print">
      {t("inspections.plan")}
    </Link>
  );
  return (
    <div className={view ? "page page-wide stack" : "page stack"}>
      <Crumbs title={t("nav.inspections")}>
        <b>{t("nav.inspections")}</b>
      </Crumbs>
      <div className="page-head">
        <Head items={items} />
        {items.length > 0 && (
          <ViewSwitch
            views={["table", "calendar"]}
            view={view ?? "table"}
            choose={(next) => set({ view: next })}
          />
        )}
        {items.length > 0 && plan}
      </div>
      {all.data?.may_plan && <Beside />}
      {!view && <ReportTurns />}
      {items.length > 0 && <Filters all={items} filter={filter} set={set} />}
      {items.length > 0 && listed.data && (
        <div className="filter-row">
          <p className="dim small grow" role="status">
            {t("visits.shown", { shown: shown.length, all: items.length })}
          </p>
          <span className="filter-row no-print">
            <SheetButton path={`inspections/sheet?${query}`} name={t("visits.fileName")} />
            <PrintButton />
          </span>
        </div>
      )}
      {listed.isPending && <Loading rows={4} height={72} />}
      {listed.error && !listed.data && <Failed error={listed.error} retry={() => void listed.refetch()} />}
      {all.data && !items.length && (
        <Empty title={t("inspections.empty")} help={t("inspections.emptyHelp")} action={plan} />
      )}
      {items.length > 0 && listed.data && !shown.length && (
        <Empty
          title={t("inspections.emptyFiltered")}
          action={
            <Link to="/inspections" search={{ view }} replace className="button-link">
              {t("plans.clear")}
            </Link>
          }
        />
      )}
      {shown.length > 0 &&
        (view ? (
          <VisitCalendar visits={shown} days={listed.data} at={at} set={(day) => set({ at: day })} />
        ) : (
          <Groups rows={shown} />
        ))}
    </div>
  );
}

/** What visits are planned, made and weighed by. */
function Beside() {
  const { t } = useTranslation();
  return (
    <nav className="filter-row no-print" aria-label={t("inspections.beside")}>
      <Link to="/inspections/plans" className="button-link">
        {t("yearPlan.open")}
      </Link>
      <Link to="/checklists" className="button-link">
        {t("checklists.title")}
      </Link>
      <Link to="/severities" className="button-link">
        {t("severities.open")}
      </Link>
      <Link to="/rechecks" search={{}} className="button-link">
        {t("recheck.title")}
      </Link>
    </nav>
  );
}

function Head({ items }: { items: InspectionRow[] }) {
  const { t } = useTranslation();
  const now = rowsOf(items, "now").length;
  const ahead = rowsOf(items, "ahead").length;
  const headline = [
    now && t("inspections.now", { count: now }),
    ahead && t("inspections.aheadCount", { count: ahead }),
  ].filter(Boolean);
  return (
    <div className="grow">
      {/* A line ends between the two counts, not within one. */}
      <h1>{headline.length ? headline.join(",\n").replaceAll(" ", "\u00a0") : t("nav.inspections")}</h1>
      <p className="dim">{t("inspections.lead")}</p>
    </div>
  );
}

function Groups({ rows }: { rows: InspectionRow[] }) {
  const { t } = useTranslation();
  return GROUPS.map((group) => {
    const those = rowsOf(rows, group);
    if (!those.length) return null;
    return (
      <section key={group} aria-label={t(`inspections.${group}Group`)}>
        <h2 className="group">
          {t(`inspections.${group}Group`)} <span className="group-count">{those.length}</span>
        </h2>
        <ul className="list">
          {those.map((row) => (
            <VisitRow key={row.id} row={row} />
          ))}
        </ul>
      </section>
    );
  });
}
