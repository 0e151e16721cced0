import { IconAlertTriangle, IconListTree } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/queries";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";

export function PlansPage() {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery);
  return (
    <div className="page stack">
      <Crumbs title={t("plans.title")}>
        <b>{t("plans.title")}</b>
      </Crumbs>
      <h1>{t("plans.title")}</h1>
      <p className="dim">{t("plans.lead")}</p>
      {plans.isPending && <Loading rows={2} height={92} />}
      {plans.error && <Failed error={plans.error} retry={() => void plans.refetch()} />}
      {plans.data?.items.length === 0 && <Empty title={t("plans.empty")} help={t("plans.emptyHelp")} />}
      <ul className="list">
        {plans.data?.items.map((plan) => (
          <li key={plan.id} className="item">
            <IconListTree size={18} stroke={1.75} className="dim item-icon" aria-hidden />
            <div className="grow">
              <Link className="item-title" to="/plans/$planId" params={{ planId: plan.id }} search={{}}>
                {plan.title}
              </Link>
              <p className="item-facts">
                <span>{plan.body.short_name}</span>
                <span>{t("plans.year", { year: plan.year })}</span>
                {plan.number && (
                  <span>{t("plans.number", { number: plan.number, date: showDate(plan.date) })}</span>
                )}
                <span>{t("plans.doneOf", { done: plan.counts.completed, total: plan.counts.tasks })}</span>
              </p>
            </div>
            {plan.counts.overdue > 0 && (
              <Badge tone="red" icon={IconAlertTriangle}>
                {t("work.overdueOnly", { overdue: plan.counts.overdue })}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
