import { IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { showMoment } from "@/shared/ui/dates";
import { useEvents } from "@/shared/ui/useEvents";
import { Superseded, UndoImport } from "./Versions";

/** What the plan waits for, with the reader's buttons: its lifecycle, then the officers it still lacks. */
export function PlanCall({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  if (plan.state === "SUPERSEDED") return <Superseded plan={plan} />;
  if (plan.state === "ISSUED") return <Unnamed plan={plan} />;
  if (!plan.waits && !plan.transitions.length) return null;
  const enabled = plan.transitions.filter((transition) => transition.enabled);
  const mine = enabled.some((transition) => transition.weight === "primary");
  const blocked = plan.transitions.filter((transition) => !transition.enabled && transition.unmet);
  return (
    <div className="stack">
      {plan.state === "DRAFT" && plan.returned > 0 && <Returned plan={plan} />}
      <section
        className={mine ? "call call-me" : "call"}
        aria-label={mine ? t("planPage.yours") : t("planPage.turn")}
      >
        <div className="grow">
          {mine && <p className="strong">{t("planPage.yours")}</p>}
          <p className={mine ? "dim" : ""}>{plan.waits}</p>
        </div>
        {plan.may.prepare && plan.state === "DRAFT" && (
          <div className="call-file">
            <UndoImport plan={plan} />
            <Link to="/plans/$planId/import" params={{ planId: plan.id }} search={{}} className="button-link">
              {t("planPage.importAgain")}
            </Link>
          </div>
        )}
        <Acts transitions={plan.transitions} subject={{ type: "plan", id: plan.id }} title={plan.title} />
      </section>
      {blocked.length > 0 && (
        <div className="small dim">
          <b>{t("task.notYet")}</b>
          <ul className="plain-list">
            {blocked.map((transition) => (
              <li key={transition.name}>
                {transition.label.replace(/…$/, "")}: {transition.unmet}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Route plan={plan} />
    </div>
  );
}

function Returned({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const events = useEvents(`plan:${plan.id}`);
  const last = events.data?.pages
    .flatMap((page) => page.items)
    .find((event) => event.verb === "plan.returned");
  return (
    <div className="note tone-red">
      <IconArrowBackUp size={16} stroke={1.75} aria-hidden />
      <div>
        <b>
          {t("planPage.returnedTimes", { count: plan.returned })}
          {last?.actor &&
            `: ${t("planPage.returnedBy", { name: last.actor.full_name, time: showMoment(last.at) })}`}
        </b>
        {last?.reason && <p>{last.reason}</p>}
      </div>
    </div>
  );
}

function Route({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  if (!plan.route.length) return null;
  return (
    <ol className="route plan-route" aria-label={t("planPage.route")}>
      {plan.route.map((step, index) => (
        <li
          key={step.label}
          className={`route-step route-${step.state}`}
          aria-current={step.state === "present" ? "step" : undefined}
        >
          <span className="route-disc">
            {step.state === "done" ? <IconCheck size={14} stroke={2.5} aria-hidden /> : index + 1}
          </span>
          <div className="route-text">
            <p className="strong small">{step.label}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Unnamed({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const count = plan.counts.unnamed;
  if (!count || !plan.may.prepare || plan.year_locked) return null;
  return (
    <section className="call call-me" aria-label={t("planPage.turn")}>
      <div className="grow">
        <p className="strong">{t("planPage.unnamed", { count })}</p>
        <p className="dim small">{t("planPage.unnamedHelp")}</p>
      </div>
      <Link from="/plans/$planId" to="." search={{ tab: "officers" as const }} className="button-link">
        {t("planPage.nameOfficers")}
      </Link>
    </section>
  );
}
