import { Button } from "@mantine/core";
import { IconCircleCheck, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Start } from "@/shared/api/types";
import { Note } from "@/shared/ui/Note";
import { Panel } from "@/shared/ui/Page";

/** The issued plan and its officers: pages of their own, open to whoever keeps the body's plans. */
export function PlanStep({ steps }: { steps: NonNullable<Start["steps"]> }) {
  const { t } = useTranslation();
  const { plan, keeps_plans: keeps } = steps;
  return (
    <Panel title={t("start.planTitle")}>
      {!keeps && (
        <Note tone="amber" icon={IconUsers} title={t("start.notKeeper")}>
          {t("start.notKeeperHelp")}
        </Note>
      )}
      <ol className="start-plan">
        <li>
          <div className="grow">
            <p className="strong">{t("start.record")}</p>
            <p className="dim small">{plan ? plan.title : t("start.recordHelp")}</p>
          </div>
          {keeps && (
            <Button
              variant={plan ? "default" : "filled"}
              renderRoot={(props) => <Link to="/plans/import" search={{}} {...props} />}
            >
              {t(plan ? "start.recordAnother" : "start.recordNow")}
            </Button>
          )}
        </li>
        <li>
          <div className="grow">
            <p className="strong">{t("start.officers")}</p>
            <p className="dim small">
              {plan
                ? plan.unnamed
                  ? t("start.planUnnamed", { count: plan.unnamed })
                  : t("start.planTasks", { count: plan.tasks })
                : t("start.officersHelp")}
            </p>
          </div>
          {plan && (
            <Button
              variant={plan.unnamed && keeps ? "filled" : "default"}
              renderRoot={(props) => (
                <Link
                  to="/plans/$planId"
                  params={{ planId: plan.id }}
                  search={{ tab: "officers" }}
                  {...props}
                />
              )}
            >
              {t("start.officersNow")}
            </Button>
          )}
        </li>
      </ol>
      {plan && plan.unnamed === 0 && (
        <Note tone="green" icon={IconCircleCheck} title={t("start.ready")}>
          {t("start.readyHelp")}
        </Note>
      )}
    </Panel>
  );
}
