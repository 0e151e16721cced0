import {
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleX,
  IconEyeOff,
  IconFileCertificate,
  IconFileText,
  IconMapPin,
  type IconProps,
  IconSend,
  IconSignature,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionState } from "@/shared/api/types";
import { Badge, type Tone } from "./badges";

const STATES: Record<InspectionState, [Tone, ComponentType<IconProps>]> = {
  PLANNED: ["grey", IconCalendarEvent],
  DECIDED: ["teal", IconFileText],
  NOTIFIED: ["teal", IconSend],
  ON_SITE: ["blue", IconMapPin],
  MINUTES_SIGNED: ["violet", IconSignature],
  CONCLUDED: ["green", IconFileCertificate],
  CLOSED: ["grey", IconCircleCheck],
  CANCELLED: ["grey", IconCircleX],
};

/** What step an inspection is at. */
export function InspectionBadge({ state, look }: { state: InspectionState; look?: "filled" | "plain" }) {
  const { t } = useTranslation();
  const [tone, icon] = STATES[state];
  return (
    <Badge tone={tone} icon={icon} look={look}>
      {t(`inspectionState.${state}`)}
    </Badge>
  );
}

/** The inspected body does not know of it. */
export function HiddenMark() {
  const { t } = useTranslation();
  return (
    <Badge tone="red" icon={IconEyeOff} look="plain" title={t("inspection.hiddenHelp")}>
      {t("inspection.hidden")}
    </Badge>
  );
}
