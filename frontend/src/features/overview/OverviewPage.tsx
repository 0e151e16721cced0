import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Overview, type OverviewAsked, overviewQuery } from "@/shared/api/overviewQueries";
import { workQuery } from "@/shared/api/queries";
import { PlaceLink } from "@/shared/finding/PlaceLink";
import { Tools } from "@/shared/finding/Tools";
import { showMoment } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { YearSelect } from "@/shared/ui/YearSelect";
import { Ageing } from "./Ageing";
import { Attention } from "./Attention";
import { Cards } from "./Cards";
import { LookedAt } from "./figures";
import { HeatMap } from "./HeatMap";
import { Holders } from "./Holders";
import { Targets } from "./Targets";
import { UnitNumbers } from "./UnitNumbers";
import { Weeks } from "./Weeks";

/** A year's tasks at a glance, of the body, of one unit, or of the bodies below; every figure opens what it counted. */
export function OverviewPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/overview" });
  const navigate = useNavigate({ from: "/overview" });
  const overview = useQuery(overviewQuery(search));
  const found = overview.data;
  useAsOf(found?.as_of);
  return (
    <div className="page page-wide stack overview">
      <Crumbs title={t("overview.title")}>
        <b>{t("overview.title")}</b>
      </Crumbs>
      {!found && <h1>{t("overview.title")}</h1>}
      {overview.isPending && <Loading rows={5} height={120} />}
      {overview.error && !found && <Failed error={overview.error} retry={() => void overview.refetch()} />}
      {found && (
        <LookedAt value={found}>
          <div className="page-head">
            <div className="grow">
              <p className="dim small">
                <PlaceLink unit={found.lead ?? found.body} /> ·{" "}
                {t("overview.asOf", { moment: showMoment(found.as_of) })}
              </p>
              <Headline found={found} />
            </div>
            <div className="no-print">
              <YearSelect
                year={search.year}
                set={(year) => void navigate({ search: (kept) => ({ ...kept, year }), replace: true })}
                all={false}
              />
            </div>
            <Tools path="overview/sheet" asked={asked(found)} file={`tong-quan-${found.year}`} />
          </div>
          <Scopes found={found} />
          {found.total.all ? (
            <Blocks found={found} />
          ) : (
            <Empty title={t("overview.empty", { year: found.year })} help={t("overview.emptyHelp")} />
          )}
        </LookedAt>
      )}
    </div>
  );
}

const asked = (found: Overview): OverviewAsked => ({
  scope: found.scope,
  lead: found.lead ? String(found.lead.id) : undefined,
  year: String(found.year),
});

/** A sentence with numbers; what waits for the reader's own decision opens it. */
function Headline({ found }: { found: Overview }) {
  const { t } = useTranslation();
  const { done, all, overdue_own } = found.total;
  const decide = useInfiniteQuery(workQuery("to_do")).data?.pages[0]?.counts.to_decide ?? 0;
  return (
    <h1 className="overview-headline">
      {t("overview.headline", { done, all })}
      {overdue_own > 0 && `; ${t("overview.headlineOverdue", { count: overdue_own })}`}
      {decide > 0 && (
        <span className="no-print">
          {"; "}
          <Link to="/decide" search={{}} className="link">
            {t("overview.headlineDecide", { count: decide })}
          </Link>
        </span>
      )}
    </h1>
  );
}

/** What may be looked at: the body, what it gave to those below, the units that the reader heads. */
function Scopes({ found }: { found: Overview }) {
  const { t } = useTranslation();
  const units = [
    ...found.units,
    ...(found.lead && !found.units.some(({ id }) => id === found.lead?.id) ? [found.lead] : []),
  ];
  const choices: { key: string; label: string; search: OverviewAsked; on: boolean }[] = [
    ...(found.has_below
      ? [
          {
            key: "BELOW",
            label: t("overview.scopeBelow"),
            search: { scope: "BELOW" as const },
            on: found.scope === "BELOW",
          },
        ]
      : []),
    {
      key: "BODY",
      label: t("overview.scopeBody"),
      search: { scope: "BODY" as const },
      on: found.scope === "BODY" && !found.lead,
    },
    ...units.map((unit) => ({
      key: String(unit.id),
      label: unit.short_name,
      search: { lead: String(unit.id) },
      on: found.lead?.id === unit.id,
    })),
  ];
  if (choices.length < 2) return null;
  return (
    <nav className="chips" aria-label={t("overview.scopes")}>
      {choices.map(({ key, label, search, on }) => (
        <Link
          key={key}
          to="/overview"
          search={(kept) => ({ year: kept.year, ...search })}
          activeProps={{}}
          className={on ? "chip chip-on" : "chip"}
          aria-current={on ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Blocks({ found }: { found: Overview }) {
  const whole = found.scope === "BODY" && !found.lead;
  return (
    <>
      <Cards />
      <div className="overview-main">
        <HeatMap />
        <Attention />
      </div>
      <div className="overview-row">
        <Weeks />
        <Holders />
        <div className="stack">
          <Ageing />
          {whole && <Targets />}
        </div>
      </div>
      <UnitNumbers />
    </>
  );
}
