import { IconListTree } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PlanTurn } from "@/shared/api/types";
import { PlanBadge } from "@/shared/ui/PlanBadge";

/** Plans whose next act is the reader's: above the tasks, because a plan waits for many. `boxed`: under a box that says what waits. */
export function PlanTurns({ plans, boxed = false }: { plans: PlanTurn[]; boxed?: boolean }) {
  const { t } = useTranslation();
  if (!plans.length) return null;
  return (
    <section className="call call-me plan-turns" aria-label={t("planTurns.title")}>
      {!boxed && <h2>{t("planTurns.title")}</h2>}
      <ul>
        {plans.map((plan) => (
          <li key={plan.id}>
            <IconListTree size={18} stroke={1.75} aria-hidden className="dim turn-icon" />
            <div className="grow">
              <Link
                to="/plans/$planId"
                params={{ planId: plan.id }}
                search={{ tab: plan.tab ?? undefined }}
                className="item-title"
              >
                {plan.title}
              </Link>
              <p className="item-facts">
                <b>{plan.act.replace(/…$/, "")}</b>
                <PlanBadge state={plan.state} look="plain" />
                {plan.returned > 0 && <span>{t("planTurns.returned", { count: plan.returned })}</span>}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
