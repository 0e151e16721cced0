import {
  IconCircleCheck,
  IconCircleX,
  IconClipboardCheck,
  IconFileCheck,
  IconHourglass,
  IconPencil,
  type IconProps,
  IconReplace,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { PlanState } from "@/shared/api/types";
import { Badge, type Tone } from "./badges";

const STATES: Record<PlanState, [Tone, ComponentType<IconProps>]> = {
  DRAFT: ["grey", IconPencil],
  IN_REVIEW: ["violet", IconHourglass],
  FORMAT_CHECKED: ["violet", IconClipboardCheck],
  APPROVED: ["teal", IconCircleCheck],
  ISSUED: ["green", IconFileCheck],
  SUPERSEDED: ["grey", IconReplace],
  DISCARDED: ["grey", IconCircleX],
};

/** What step a plan is at. */
export function PlanBadge({ state, look }: { state: PlanState; look?: "filled" | "plain" }) {
  const { t } = useTranslation();
  const [tone, icon] = STATES[state];
  return (
    <Badge tone={tone} icon={icon} look={look}>
      {t(`planState.${state}`)}
    </Badge>
  );
}
