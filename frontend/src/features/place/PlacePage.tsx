import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { findingsQuery, placeQuery } from "@/shared/api/remedyQueries";
import type { FoundInPlace, InspectionRow } from "@/shared/api/types";
import { FindingTable } from "@/shared/finding/FindingTable";
import { Tools } from "@/shared/finding/Tools";
import { dayOf, showDate } from "@/shared/ui/dates";
import { HiddenMark, InspectionBadge } from "@/shared/ui/InspectionBadge";
import { ListCount } from "@/shared/ui/ListCount";
import { showPercent } from "@/shared/ui/numbers";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Empty, Failed, FailedPage, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { ALL_YEARS } from "@/shared/ui/years";

/** Everything ever found in a unit or body and in those it took the place of: years, inspections, each finding. */
export function PlacePage() {
  const { t } = useTranslation();
  const { unitId } = useParams({ from: "/shell/units/$unitId/findings" });
  const place = useQuery(placeQuery(unitId));
  const asked = { place: unitId, sort: "-notice" };
  const pages = useInfiniteQuery({ ...findingsQuery(asked), enabled: Boolean(place.data) });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = pages.data?.pages ?? [];
  useAsOf(first?.as_of);
  if (place.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={96} />
      </div>
    );
  if (!place.data) return <FailedPage error={place.error} retry={() => void place.refetch()} />;
  const found = place.data;
  return (
    <div className="page page-wide stack">
      <Crumbs title={found.unit.short_name} back={{ to: "/inspections", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <b>{found.unit.short_name}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{found.unit.name}</h1>
          <p className="dim">{t("place.lead")}</p>
          {found.former.length > 0 && (
            <p className="small">
              {t("place.former", { names: found.former.map((unit) => unit.name).join(", ") })}
            </p>
          )}
        </div>
        {rows.length > 0 && (
          <Tools path="findings/sheet" asked={asked} file={t("foundList.fileName")} pages={pages} />
        )}
      </div>
      <div className="remedy-bands">
        {found.years.length > 0 && <Years found={found} />}
        <Visits rows={found.inspections} />
      </div>
      <div className="filter-row group">
        <h2>{t("place.findings")}</h2>
        <ListCount said={first && t("foundList.count", { count: first.count })} />
      </div>
      {pages.isPending && <Loading rows={4} height={60} />}
      {pages.error && !pages.data && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.data && !rows.length && <Empty title={t("place.none")} />}
      {rows.length > 0 && <FindingTable rows={rows} byYear />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="self-start no-print"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("foundList.more")}
        </Button>
      )}
    </div>
  );
}

function Years({ found }: { found: FoundInPlace }) {
  const { t, i18n } = useTranslation();
  const heads = ["ALL", "HANDLED", "OPEN", "OVERDUE", "REPEAT"] as const;
  return (
    <Panel title={t("place.years")}>
      <div className="table-inside">
        <table className="outline unit-figures">
          <thead>
            <tr>
              <th scope="col">{t("place.year")}</th>
              {heads.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`measure.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.years.map((year) => (
              <tr key={year.year}>
                <td>
                  <Link
                    to="/remediation"
                    search={{ place: String(found.unit.id), year: String(year.year) }}
                    className="link strong"
                  >
                    {year.year}
                  </Link>
                  {year.drafts > 0 && (
                    <p className="dim small">{t("place.drafts", { count: year.drafts })}</p>
                  )}
                </td>
                {(["all", "handled", "open", "overdue", "repeat"] as const).map((name, at) => (
                  <td
                    key={name}
                    data-label={t(`measure.${heads[at] ?? "ALL"}`)}
                    className={year[name] ? "number" : "number dim none"}
                  >
                    {year[name] ? (
                      <Link
                        to="/remediation"
                        search={{
                          place: String(found.unit.id),
                          year: String(year.year),
                          measure: heads[at] ?? "ALL",
                          as_of: dayOf(found.as_of),
                          rule: "NOTICE_IN_YEAR",
                        }}
                        className="link figure-link"
                      >
                        {year[name]}
                      </Link>
                    ) : (
                      <span className="figure-none">0</span>
                    )}
                    {name === "handled" && year.share && (
                      <p className="dim small">{showPercent(year.share, i18n.language)}</p>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Visits({ rows }: { rows: InspectionRow[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("place.inspections")}>
      {!rows.length && <p className="dim">{t("place.noInspections")}</p>}
      <ul className="place-visits">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/inspections/$inspectionId"
              params={{ inspectionId: row.id }}
              search={{}}
              className="item-title"
            >
              {row.code && <span className="dim item-no">{row.code} </span>}
              {row.title}
            </Link>
            <p className="item-facts">
              <InspectionBadge state={row.state} look="plain" />
              {row.hidden && <HiddenMark />}
              <span>{showDate(row.starts_on)}</span>
              {row.notice_no && <span>{row.notice_no}</span>}
              {row.findings > 0 && (
                <Link to="/remediation" search={{ inspection: row.id, year: ALL_YEARS }} className="link">
                  {t("finding.count", { count: row.findings })}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
