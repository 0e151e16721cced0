import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionPlan, InspectionPlanLine } from "@/shared/api/types";
import { Refusal } from "@/shared/live/Refusal";
import { Reason } from "./Reason";
import { usePlanAct } from "./usePlanAct";

/** The unit is not visited after all. */
export function DropLine({
  plan,
  line,
  onClose,
}: {
  plan: InspectionPlan;
  line: InspectionPlanLine;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const drop = usePlanAct(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    drop.mutate({
      path: `inspection-plans/${plan.id}/lines/${line.id}/removal`,
      body: { reason: reason.trim() },
      ifMatch: `"v${plan.version}"`,
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal problem={drop.problem} />
      <p>{t(plan.state === "ISSUED" ? "yearPlan.dropHelp" : "yearPlan.dropDraft")}</p>
      <Reason plan={plan} reason={reason} set={setReason} problem={drop.problem} />
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" color="son" loading={drop.isPending}>
          {t("yearPlan.drop")}
        </Button>
      </div>
    </form>
  );
}
