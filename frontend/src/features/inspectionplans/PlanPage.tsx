import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inspectionPlanQuery } from "@/shared/api/inspectionPlanQueries";
import type { InspectionPlan } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { showDate } from "@/shared/ui/dates";
import { NotYet } from "@/shared/ui/NotYet";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { PrintButton, SheetButton } from "@/shared/ui/SheetButton";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import { Draws } from "./Draws";
import { Lines } from "./Lines";
import { MendPlan } from "./MendPlan";
import { Meter } from "./Meter";
import { PlanStateBadge } from "./PlanStateBadge";
import "@/shared/i18n/yearplan";

/** A yearly inspection plan: its share, its units, its draws by lot, its history. */
export function InspectionPlanPage() {
  const { planId } = useParams({ from: "/shell/inspections/plans/$planId" });
  const plan = useQuery(inspectionPlanQuery(planId));
  if (plan.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={96} />
      </div>
    );
  if (!plan.data) return <FailedPage error={plan.error} retry={() => void plan.refetch()} />;
  return <Page plan={plan.data} />;
}

function Page({ plan }: { plan: InspectionPlan }) {
  const { t } = useTranslation();
  const events = useEvents(`inspection_plan:${plan.id}`);
  return (
    <div className="page stack">
      <Crumbs title={plan.title} back={{ to: "/inspections/plans", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <Link to="/inspections/plans" className="desk">
          {t("yearPlan.title")}
        </Link>
        <b>{t("plans.year", { year: plan.year })}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <p className="badges">
            <PlanStateBadge state={plan.state} />
            <span className="dim small">{plan.body.short_name}</span>
            <span className="dim small">{plan.programme.name}</span>
            {plan.amended > 0 && (
              <span className="dim small">{t("yearPlan.amended", { count: plan.amended })}</span>
            )}
          </p>
          <h1>{plan.title}</h1>
          {plan.number && (
            <p className="dim">
              {t("yearPlan.numbered", {
                number: plan.number,
                date: showDate(plan.issued_on),
                signer: plan.signer,
              })}
            </p>
          )}
        </div>
        <div className="acts no-print">
          <SheetButton
            path={`inspection-plans/${plan.id}/sheet`}
            name={t("yearPlan.fileName", { year: plan.year })}
          />
          <PrintButton />
          {plan.may.prepare && <MendPlan plan={plan} />}
          <Acts
            transitions={plan.transitions}
            subject={{ type: "inspection_plan", id: plan.id }}
            title={plan.title}
          />
        </div>
      </div>
      <NotYet transitions={plan.transitions} />
      {plan.warnings.map((warning) => (
        <p key={warning} className="note tone-amber" role="status">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {warning}
        </p>
      ))}
      <Panel title={t("yearPlan.meter")}>
        <Meter share={plan.share} />
      </Panel>
      <Lines plan={plan} />
      {(plan.may.draw || plan.draws.length > 0) && <Draws plan={plan} />}
      <Panel title={t("task.history")}>
        <Pages events={events} />
      </Panel>
    </div>
  );
}
