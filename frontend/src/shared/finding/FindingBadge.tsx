import { IconCircleCheck, IconCircleX, IconPencil, type IconProps } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { FindingState } from "@/shared/api/types";
import { Badge, type Tone } from "@/shared/ui/badges";
import { TICKET_STATES } from "@/shared/ui/TicketBadge";

const WITHOUT_TICKET = {
  DRAFT: ["grey", IconPencil],
  REMEDIED_ON_SITE: ["green", IconCircleCheck],
  WITHDRAWN: ["grey", IconCircleX],
} as const satisfies Partial<Record<FindingState, [Tone, ComponentType<IconProps>]>>;

/** How a finding stands: as its ticket does, or without one. */
export function FindingBadge({ state }: { state: FindingState }) {
  const { t } = useTranslation();
  const without = state === "DRAFT" || state === "REMEDIED_ON_SITE" || state === "WITHDRAWN";
  const [tone, icon] = without ? WITHOUT_TICKET[state] : TICKET_STATES[state];
  return (
    <Badge tone={tone} icon={icon} look="plain">
      {without ? t(`findingState.${state}`) : t(`ticketState.${state}`)}
    </Badge>
  );
}
