import { Select } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inspectionsQuery } from "@/shared/api/inspectionQueries";
import type { InspectionKind, InspectionRow } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { HiddenMark, InspectionBadge } from "@/shared/ui/InspectionBadge";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { KINDS } from "./kinds";
import { GROUPS, rowsOf } from "./list";
import { ReportTurns } from "./ReportTurns";

/** Visits under way first, then those ahead, then what is being followed up. */
export function InspectionsPage() {
  const { t } = useTranslation();
  const { year, kind } = useSearch({ from: "/shell/inspections" });
  const inspections = useQuery(inspectionsQuery);
  const items = inspections.data?.items ?? [];
  const years = [...new Set(items.map((row) => String(row.year)))].sort().reverse();
  const shown = items.filter((row) => (!year || String(row.year) === year) && (!kind || row.kind === kind));
  const now = rowsOf(items, "now").length;
  const ahead = rowsOf(items, "ahead").length;
  const headline = [
    now && t("inspections.now", { count: now }),
    ahead && t("inspections.aheadCount", { count: ahead }),
  ].filter(Boolean);
  const plan = inspections.data?.may_plan && (
    <Link to="/inspections/new" className="button-link button-primary">
      {t("inspections.plan")}
    </Link>
  );
  return (
    <div className="page stack">
      <Crumbs title={t("nav.inspections")}>
        <b>{t("nav.inspections")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{headline.length ? headline.join(", ") : t("nav.inspections")}</h1>
          <p className="dim">{t("inspections.lead")}</p>
        </div>
        {inspections.data?.may_plan && (
          <Link to="/checklists" className="button-link">
            {t("checklists.title")}
          </Link>
        )}
        {items.length > 0 && plan}
      </div>
      <ReportTurns />
      {items.length > 0 && <Filters years={years} year={year} kind={kind} />}
      {inspections.isPending && <Loading rows={4} height={72} />}
      {inspections.error && !inspections.data && (
        <Failed error={inspections.error} retry={() => void inspections.refetch()} />
      )}
      {inspections.data && !items.length && (
        <Empty title={t("inspections.empty")} help={t("inspections.emptyHelp")} action={plan} />
      )}
      {items.length > 0 && !shown.length && (
        <Empty
          title={t("inspections.emptyFiltered")}
          action={
            <Link to="/inspections" search={{}} replace className="button-link">
              {t("plans.clear")}
            </Link>
          }
        />
      )}
      {GROUPS.map((group) => {
        const rows = rowsOf(shown, group);
        if (!rows.length) return null;
        return (
          <section key={group} aria-label={t(`inspections.${group}Group`)}>
            <h2 className="group">
              {t(`inspections.${group}Group`)} <span className="group-count">{rows.length}</span>
            </h2>
            <ul className="list">
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Filters({
  years,
  year,
  kind,
}: {
  years: string[];
  year: string | undefined;
  kind: InspectionKind | undefined;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/inspections" });
  return (
    <search className="filter-row">
      {years.length > 1 && (
        <div className="chips">
          {[undefined, ...years].map((one) => (
            <Link
              key={one ?? ""}
              from="/inspections"
              to="/inspections"
              search={(kept) => ({ ...kept, year: one })}
              className={one === year ? "chip chip-on" : "chip"}
              aria-current={one === year ? "page" : undefined}
            >
              {one ?? t("planList.allYears")}
            </Link>
          ))}
        </div>
      )}
      <Select
        aria-label={t("inspection.kind")}
        placeholder={`${t("inspection.kind")}: ${t("plans.all")}`}
        clearable
        data={KINDS.map((value) => ({ value, label: t(`inspectionKind.${value}`) }))}
        value={kind ?? null}
        onChange={(next) =>
          void navigate({
            search: (kept) => ({ ...kept, kind: KINDS.find((one) => one === next) }),
            replace: true,
          })
        }
        className={kind ? "filter filter-on" : "filter"}
      />
    </search>
  );
}

function Row({ row }: { row: InspectionRow }) {
  const { t } = useTranslation();
  const { tickets, closed, overdue, reported } = row.counts;
  return (
    <li className="item plan-item">
      <div className="grow">
        <Link
          className="item-title"
          to="/inspections/$inspectionId"
          params={{ inspectionId: row.id }}
          search={{}}
        >
          {row.code && <span className="dim item-no">{row.code}</span>}
          {row.title}
        </Link>
        <p className="item-facts">
          <InspectionBadge state={row.state} />
          {row.hidden && <HiddenMark />}
          <span>{t(`inspectionKind.${row.kind}`)}</span>
          <span>{row.unit.short_name}</span>
          <span>
            {row.starts_on === row.ends_on
              ? showDate(row.starts_on)
              : t("inspections.days", { from: showDate(row.starts_on), to: showDate(row.ends_on) })}
          </span>
          {row.notice_no && <span>{row.notice_no}</span>}
          {row.findings > 0 && <span>{t("finding.count", { count: row.findings })}</span>}
          {reported > 0 && <span>{t("inspections.reported", { count: reported })}</span>}
          {overdue > 0 && (
            <Badge tone="red" icon={IconAlertTriangle}>
              {t("board.overdue", { count: overdue })}
            </Badge>
          )}
        </p>
      </div>
      {tickets > 0 && (
        <div className="plan-share">
          <p className="number">{t("plans.doneOf", { done: closed, total: tickets })}</p>
          <div className="bar" aria-hidden>
            <i className="tone-green" style={{ flexGrow: closed }} />
            <i className="bar-rest" style={{ flexGrow: tickets - closed }} />
          </div>
        </div>
      )}
      {row.state === "ON_SITE" && row.is_mine && (
        <Link
          to="/inspections/$inspectionId/findings/new"
          params={{ inspectionId: row.id }}
          className="button-link button-primary"
        >
          {t("finding.log")}
        </Link>
      )}
    </li>
  );
}
