import { IconHourglass, IconPencil, type IconProps, IconSend } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { ReportState } from "@/shared/api/types";
import { Badge, type Tone } from "./badges";

const STATES: Record<ReportState, [Tone, ComponentType<IconProps>]> = {
  DRAFT: ["grey", IconPencil],
  PRESENTED: ["violet", IconHourglass],
  RELEASED: ["green", IconSend],
};

/** What step a remediation report is at. */
export function ReportBadge({ state, look }: { state: ReportState; look?: "filled" | "plain" }) {
  const { t } = useTranslation();
  const [tone, icon] = STATES[state];
  return (
    <Badge tone={tone} icon={icon} look={look}>
      {t(`reportState.${state}`)}
    </Badge>
  );
}
