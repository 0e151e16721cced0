import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import type { InspectionPlan } from "@/shared/api/types";
import { saidOf } from "./usePlanAct";

/** Why an issued plan is changed; a draft asks nothing. */
export function Reason({
  plan,
  reason,
  set,
  problem,
}: {
  plan: InspectionPlan;
  reason: string;
  set: (reason: string) => void;
  problem: ApiProblem | null;
}) {
  const { t } = useTranslation();
  if (plan.state !== "ISSUED") return null;
  return (
    <Textarea
      label={t("yearPlan.reason")}
      description={t("yearPlan.reasonHelp")}
      withAsterisk
      autosize
      minRows={2}
      maxLength={500}
      value={reason}
      error={saidOf(problem, "reason")}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
