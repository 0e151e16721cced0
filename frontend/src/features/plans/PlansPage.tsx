import { IconAlertTriangle, IconCircleDashed } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/planQueries";
import type { PlanRow } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { showPercent } from "@/shared/ui/numbers";
import { Crumbs } from "@/shared/ui/Page";
import { PlanBadge } from "@/shared/ui/PlanBadge";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { TableBehind } from "@/shared/ui/TableBehind";

/** Plans by year, newest first. */
export function PlansPage() {
  const { t } = useTranslation();
  const { year } = useSearch({ from: "/shell/plans" });
  const plans = useQuery(plansQuery);
  const items = plans.data?.items ?? [];
  const years = [...new Set(items.map((plan) => plan.year))].sort((a, b) => b - a);
  const shown = years.filter((one) => !year || String(one) === year);
  const may = plans.data?.may_prepare;
  const bring = (
    <Link to="/plans/import" search={{}} className="button-link button-primary">
      {t("planList.import")}
    </Link>
  );
  return (
    <div className="page stack">
      <Crumbs title={t("plans.title")}>
        <b>{t("plans.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("plans.title")}</h1>
          <p className="dim">{t("plans.lead")}</p>
        </div>
        <Link to="/awaiting" search={{}} className="button-link">
          {t("awaiting.open")}
        </Link>
        {may && items.length > 0 && bring}
      </div>
      {years.length > 1 && <Years years={years} year={year} />}
      {plans.isPending && <Loading rows={2} height={92} />}
      {plans.error && <Failed error={plans.error} retry={() => void plans.refetch()} />}
      {plans.data && !items.length && (
        <Empty
          title={t("planList.empty")}
          help={t(may ? "planList.emptyHelp" : "planList.emptyReader")}
          action={may && bring}
        />
      )}
      {shown.map((one) => (
        <Year key={one} year={one} plans={items.filter((plan) => plan.year === one)} />
      ))}
    </div>
  );
}

function Year({ year, plans }: { year: number; plans: PlanRow[] }) {
  const { t, i18n } = useTranslation();
  const title = t("plans.year", { year });
  const counted = plans.filter(({ counts }) => counts.tasks > 0);
  return (
    <section className="stack-tight" aria-label={title}>
      <h2 className="group">{title}</h2>
      <ul className="list">
        {plans.map((plan) => (
          <Row key={plan.id} plan={plan} />
        ))}
      </ul>
      {counted.length > 0 && (
        <TableBehind
          title={title}
          first={t("planList.plan")}
          heads={[t("overview.tasks"), t("state.COMPLETED"), t("plans.progress"), t("plans.overdue")]}
          rows={counted.map(({ id, title: name, body, percent, counts }) => ({
            key: id,
            name: `${name}, ${body.short_name}`,
            cells: [
              counts.tasks,
              counts.completed,
              showPercent(percent, i18n.language),
              counts.overdue && (
                <Link
                  to="/plans/$planId"
                  params={{ planId: id }}
                  search={{ timeliness: "OVERDUE" }}
                  className="link"
                >
                  {counts.overdue}
                </Link>
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}

function Years({ years, year }: { years: number[]; year: string | undefined }) {
  const { t } = useTranslation();
  return (
    <nav className="chips" aria-label={t("planList.years")}>
      {[undefined, ...years.map(String)].map((one) => (
        <Link
          key={one ?? ""}
          to="/plans"
          search={{ year: one }}
          className={one === year ? "chip chip-on" : "chip"}
          aria-current={one === year ? "page" : undefined}
        >
          {one ?? t("planList.allYears")}
        </Link>
      ))}
    </nav>
  );
}

function Row({ plan }: { plan: PlanRow }) {
  const { t, i18n } = useTranslation();
  const { completed, tasks, overdue } = plan.counts;
  return (
    <li className="item plan-item">
      <div className="grow">
        <Link className="item-title" to="/plans/$planId" params={{ planId: plan.id }} search={{}}>
          {plan.title}
        </Link>
        <p className="item-facts">
          <PlanBadge state={plan.state} />
          <span>{plan.body.short_name}</span>
          {plan.number && (
            <span>{t("plans.number", { number: plan.number, date: showDate(plan.date) })}</span>
          )}
          {overdue > 0 && (
            <Badge tone="red" icon={IconAlertTriangle}>
              {t("work.overdueOnly", { overdue })}
            </Badge>
          )}
          {plan.lacking > 0 && (
            <Link
              to="/plans/$planId"
              params={{ planId: plan.id }}
              search={{ tab: "coverage" as const }}
              className="link-badge"
            >
              <Badge tone="amber" icon={IconCircleDashed}>
                {t("coverage.lackingInList", { count: plan.lacking })}
              </Badge>
            </Link>
          )}
        </p>
      </div>
      {tasks > 0 ? (
        <div className="plan-share">
          <p className="number">
            <b>{showPercent(plan.percent, i18n.language)}</b>
          </p>
          <p className="number dim small">{t("plans.doneOf", { done: completed, total: tasks })}</p>
          <div className="bar" aria-hidden>
            <i className="tone-green" style={{ flexGrow: completed }} />
            <i className="bar-rest" style={{ flexGrow: tasks - completed }} />
          </div>
        </div>
      ) : (
        <p className="dim small plan-share number">{t("planList.noTasks")}</p>
      )}
    </li>
  );
}
