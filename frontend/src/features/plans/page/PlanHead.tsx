import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { showDate, showMoment } from "@/shared/ui/dates";
import { PlanBadge } from "@/shared/ui/PlanBadge";
import { useAsOf } from "@/shared/ui/useAsOf";
import { usePhone } from "@/shared/ui/usePhone";
import { Figures } from "../Figures";
import { FileIcon } from "../FileIcon";
import { Corrected } from "./Corrected";
import { Amend, Versions } from "./Versions";

/** What the plan is and what step it is at; its figures once it is issued. */
export function PlanHead({ plan }: { plan: Plan }) {
  const phone = usePhone();
  const issued = plan.state === "ISSUED";
  useAsOf(issued ? plan.as_of : undefined);
  const acts = (
    <>
      <Amend plan={plan} />
      {issued && (
        <Acts
          transitions={plan.transitions}
          subject={{ type: "plan", id: plan.id }}
          title={plan.title}
          keys={false}
        />
      )}
    </>
  );
  // A phone's first sight is how far the plan is; what it is called and what is seldom done with it follow.
  return (
    <div className="plan-head">
      <div className="plan-title">
        <h1 className="grow">{plan.title}</h1>
        {!phone && acts}
      </div>
      {!phone && <Facts plan={plan} />}
      {!phone && <Versions plan={plan} />}
      {issued && <Figures plan={plan} />}
      {phone && <Facts plan={plan} />}
      {phone && <Versions plan={plan} />}
      {phone && <div className="acts">{acts}</div>}
    </div>
  );
}

function Facts({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const issued = plan.state === "ISSUED";
  return (
    <p className="item-facts">
      <PlanBadge state={plan.state} />
      <span>{plan.body.short_name}</span>
      <span>
        {plan.kind} · {plan.programme.name}
      </span>
      {plan.number && <span>{t("plans.number", { number: plan.number, date: showDate(plan.date) })}</span>}
      {plan.signer && <span>{t("plans.signer", { name: plan.signer })}</span>}
      <Corrected plan={plan} />
      {plan.recorded && <span>{t("plans.recorded")}</span>}
      {!issued && <span>{t("planPage.lines", { count: plan.lines })}</span>}
      {!issued && plan.drafters.length > 0 && (
        <span>{t("planPage.drafters", { names: plan.drafters.map((one) => one.full_name).join(", ") })}</span>
      )}
      {plan.source && (
        <a href={`/api/v1/files/${plan.source.id}`} className="source" download={plan.source.name}>
          <FileIcon name={plan.source.name} />
          {t("planPage.source")}: {plan.source.name}
        </a>
      )}
      {issued && <span>{t("plans.asOf", { time: showMoment(plan.as_of) })}</span>}
    </p>
  );
}
