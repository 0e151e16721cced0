import { IconCircleCheck, IconCircleDashed, IconListTree, IconTarget } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { planQuery } from "@/shared/api/queries";
import type { Plan } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { Figures } from "./Figures";
import { OutlineTab } from "./OutlineTab";
import { TargetsTab } from "./TargetsTab";

export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = useParams({ from: "/shell/plans/$planId" });
  const { tab } = useSearch({ from: "/shell/plans/$planId" });
  const plan = useQuery(planQuery(planId));
  if (plan.isPending)
    return (
      <div className="page">
        <Loading rows={4} height={90} />
      </div>
    );
  if (plan.error) return <Failed error={plan.error} retry={() => void plan.refetch()} />;
  return (
    <div className="plan">
      <Crumbs title={plan.data.title} back={{ to: "/plans", search: {} }}>
        <Link to="/plans" className="desk">
          {t("nav.plans")}
        </Link>
        <span className="desk">{t("plans.year", { year: plan.data.year })}</span>
        <b>{plan.data.number || plan.data.title}</b>
      </Crumbs>
      <Head plan={plan.data} />
      <nav className="tabs" aria-label={plan.data.title}>
        <Link
          from="/plans/$planId"
          to="."
          search={(kept) => ({ ...kept, tab: undefined })}
          className={tab ? "tab" : "tab tab-on"}
          aria-current={tab ? undefined : "page"}
        >
          <IconListTree size={16} stroke={1.75} aria-hidden />
          {t("plans.outline")}
        </Link>
        <Link
          from="/plans/$planId"
          to="."
          search={(kept) => ({ ...kept, tab: "targets" as const })}
          className={tab ? "tab tab-on" : "tab"}
          aria-current={tab ? "page" : undefined}
        >
          <IconTarget size={16} stroke={1.75} aria-hidden />
          {t("plans.targets")}
        </Link>
      </nav>
      <div className="page">
        {tab === "targets" ? <TargetsTab planId={planId} /> : <OutlineTab planId={planId} />}
      </div>
    </div>
  );
}

function Head({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  return (
    <div className="plan-head">
      <h1>{plan.title}</h1>
      <p className="item-facts">
        <Badge
          tone={plan.state === "ISSUED" ? "green" : "grey"}
          icon={plan.state === "ISSUED" ? IconCircleCheck : IconCircleDashed}
        >
          {t(`planState.${plan.state}`)}
        </Badge>
        {plan.number && <span>{t("plans.number", { number: plan.number, date: showDate(plan.date) })}</span>}
        {plan.signer && <span>{t("plans.signer", { name: plan.signer })}</span>}
        {plan.recorded && <span>{t("plans.recorded")}</span>}
      </p>
      <Figures plan={plan} />
    </div>
  );
}
