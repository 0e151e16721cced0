import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { inspectionListQuery, inspectionsQuery } from "@/shared/api/inspectionQueries";
import type { InspectionRow } from "@/shared/api/types";
import { ActBar, type BarAct } from "@/shared/ui/ActBar";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { ViewSwitch } from "@/shared/views/ViewSwitch";
import { Filters } from "./Filters";
import { GROUPS, type Group, rowsOf } from "./list";
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
  const mayPlan = all.data?.may_plan || (all.data?.self_units.length ?? 0) > 0;
  const acts: (BarAct | false)[] = [
    mayPlan && { label: t("inspections.plan"), primary: true, link: { to: "/inspections/new" } },
    ...(all.data?.may_plan ? beside(t) : []),
  ];
  return (
    <div className={view ? "page page-wide stack" : "page stack"}>
      <Crumbs title={t("nav.inspections")}>
        <b>{t("nav.inspections")}</b>
      </Crumbs>
      <div className="page-head visits-head">
        <Head items={items} />
        {items.length > 0 && (
          <ViewSwitch
            views={["table", "calendar"]}
            view={view ?? "table"}
            choose={(next) => set({ view: next })}
          />
        )}
        <ActBar acts={acts.filter((act) => act !== false)} />
      </div>
      {items.length > 0 && (
        <Filters
          all={items}
          filter={filter}
          count={listed.data && shown.length}
          set={set}
          clear={() => void navigate({ search: { view, at }, replace: true })}
        />
      )}
      {listed.isPending && <Loading rows={4} height={72} />}
      {listed.error && !listed.data && <Failed error={listed.error} retry={() => void listed.refetch()} />}
      {all.data && !items.length && (
        <Empty title={t("inspections.empty")} help={t("inspections.emptyHelp")} />
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
      {view && shown.length > 0 && (
        <VisitCalendar visits={shown} days={listed.data} at={at} set={(day) => set({ at: day })} />
      )}
      {!view && listed.data && <Groups rows={shown} />}
    </div>
  );
}

/** What visits are planned, made and weighed by. */
const beside = (t: TFunction): BarAct[] => [
  { label: t("yearPlan.open"), link: { to: "/inspections/plans" } },
  { label: t("checklists.title"), link: { to: "/checklists" } },
  { label: t("severities.open"), link: { to: "/severities" } },
  { label: t("recheck.title"), link: { to: "/rechecks", search: {} } },
];

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

/** Today's visit stands first, also on a phone; then the answers that are being written or judged. */
function Groups({ rows }: { rows: InspectionRow[] }) {
  const [now, ...others] = GROUPS;
  return (
    <>
      <VisitGroup group={now} rows={rows} />
      <ReportTurns />
      {others.map((group) => (
        <VisitGroup key={group} group={group} rows={rows} />
      ))}
    </>
  );
}

function VisitGroup({ group, rows }: { group: Group; rows: InspectionRow[] }) {
  const { t } = useTranslation();
  const those = rowsOf(rows, group);
  if (!those.length) return null;
  return (
    <section aria-label={t(`inspections.${group}Group`)}>
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
}
