import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { components } from "@/shared/api/schema";
import { showDate } from "@/shared/ui/dates";
import { InspectionBadge } from "@/shared/ui/InspectionBadge";
import { Panel } from "@/shared/ui/Page";
import { whenOf } from "./when";

type Plan = components["schemas"]["AnnouncedPlan"];

/** Issued plans of other bodies that name the reader's: their lines about it, and nothing else of them. */
export function Announced({ plans }: { plans: Plan[] }) {
  const { t } = useTranslation();
  if (!plans.length) return null;
  return (
    <section className="stack" aria-labelledby="announced">
      <div>
        <h2 id="announced">{t("announced.title")}</h2>
        <p className="dim small">{t("announced.lead")}</p>
      </div>
      {plans.map((plan) => (
        <Panel key={plan.id} title={plan.title}>
          <p className="item-facts">
            <span>{plan.body.short_name}</span>
            <span>{plan.programme.name}</span>
            <span>
              {t("yearPlan.numbered", {
                number: plan.number,
                date: showDate(plan.issued_on),
                signer: plan.signer,
              })}
            </span>
          </p>
          <ul className="list">
            {plan.lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </Panel>
      ))}
    </section>
  );
}

function Line({ line }: { line: Plan["lines"][number] }) {
  const { t } = useTranslation();
  return (
    <li className="item">
      <div className="grow">
        <p className="strong">{line.unit.name}</p>
        <p className="item-facts">
          <span>{t(`inspectionKind.${line.kind}`)}</span>
          <span>{whenOf(line, t)}</span>
        </p>
        {line.content && <p className="dim small prose">{line.content}</p>}
      </div>
      {line.inspection && (
        <Link
          to="/inspections/$inspectionId"
          params={{ inspectionId: line.inspection.id }}
          search={{}}
          className="link year-visit"
        >
          {line.inspection.code} <InspectionBadge state={line.inspection.state} look="plain" />
        </Link>
      )}
    </li>
  );
}
