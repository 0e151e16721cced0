import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { announcedPlansQuery, inspectionPlansQuery } from "@/shared/api/inspectionPlanQueries";
import type { InspectionPlanRow } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Announced } from "./Announced";
import { MakePlan } from "./MakePlan";
import { Meter } from "./Meter";
import { PlanStateBadge } from "./PlanStateBadge";
import "@/shared/i18n/yearplan";

/** The yearly inspection plans, latest year first. */
export function InspectionPlansPage() {
  const { t } = useTranslation();
  const plans = useQuery(inspectionPlansQuery);
  const announced = useQuery(announcedPlansQuery);
  const items = plans.data?.items ?? [];
  const make = plans.data?.may_make && <MakePlan made={plans.data.made_for} />;
  return (
    <div className="page stack">
      <Crumbs title={t("yearPlan.title")} back={{ to: "/inspections", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <b>{t("yearPlan.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("yearPlan.title")}</h1>
          <p className="dim">{t("yearPlan.lead")}</p>
        </div>
        {items.length > 0 && make}
      </div>
      {plans.isPending && <Loading rows={2} height={92} />}
      {plans.error && !plans.data && <Failed error={plans.error} retry={() => void plans.refetch()} />}
      {plans.data && !items.length && (plans.data.may_make || !announced.data?.items.length) && (
        <Empty title={t("yearPlan.empty")} help={t("yearPlan.emptyHelp")} action={make} />
      )}
      {items.length > 0 && (
        <ul className="list">
          {items.map((plan) => (
            <Row key={plan.id} plan={plan} />
          ))}
        </ul>
      )}
      {announced.data && <Announced plans={announced.data.items} />}
    </div>
  );
}

function Row({ plan }: { plan: InspectionPlanRow }) {
  const { t } = useTranslation();
  return (
    <li className="item plan-item">
      <div className="grow">
        <Link className="item-title" to="/inspections/plans/$planId" params={{ planId: plan.id }}>
          {plan.title}
        </Link>
        <p className="item-facts">
          <PlanStateBadge state={plan.state} />
          <span>{plan.body.short_name}</span>
          <span>{plan.programme.name}</span>
          {plan.number && (
            <span>{t("plans.number", { number: plan.number, date: showDate(plan.issued_on) })}</span>
          )}
        </p>
      </div>
      {plan.share && <Meter share={plan.share} brief />}
    </li>
  );
}
