import { IconFileCertificate, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { InspectionPlan } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";

/** Draft or issued. */
export function PlanStateBadge({ state }: { state: InspectionPlan["state"] }) {
  const { t } = useTranslation();
  return (
    <Badge
      tone={state === "ISSUED" ? "green" : "grey"}
      icon={state === "ISSUED" ? IconFileCertificate : IconPencil}
    >
      {t(`yearPlan.state.${state}`)}
    </Badge>
  );
}
