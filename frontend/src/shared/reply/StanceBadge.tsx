import {
  IconCircleCheck,
  IconCircleHalf2,
  IconCircleX,
  IconClockExclamation,
  IconHourglass,
  type IconProps,
  IconSend,
  IconVolumeOff,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Reply, Stance } from "@/shared/api/types";
import { Badge, type Tone } from "@/shared/ui/badges";

const STANCES: Record<Stance | "SILENT", [Tone, ComponentType<IconProps>]> = {
  AGREE: ["green", IconCircleCheck],
  PARTLY: ["amber", IconCircleHalf2],
  DISAGREE: ["red", IconCircleX],
  SILENT: ["grey", IconVolumeOff],
};

/** What the unit thinks of a draft finding. */
export function StanceBadge({ stance }: { stance: Stance | "SILENT" }) {
  const { t } = useTranslation();
  const [tone, icon] = STANCES[stance];
  return (
    <Badge tone={tone} icon={icon} look="plain">
      {t(`stance.${stance}`)}
    </Badge>
  );
}

const STANDINGS: Record<Reply["standing"], [Tone, ComponentType<IconProps>]> = {
  AWAITED: ["grey", IconHourglass],
  LATE: ["red", IconClockExclamation],
  CAME: ["green", IconSend],
  CAME_LATE: ["amber", IconSend],
  NOT_AGAIN: ["grey", IconCircleX],
  NEVER_CAME: ["grey", IconCircleX],
};

/** Whether it came, and in time. */
export function StandingBadge({ reply }: { reply: Pick<Reply, "standing" | "days"> }) {
  const { t } = useTranslation();
  const [tone, icon] = STANDINGS[reply.standing];
  return (
    <Badge tone={tone} icon={icon} look={reply.standing === "LATE" ? "filled" : "plain"}>
      {t(`replyStanding.${reply.standing}`, { count: reply.days })}
    </Badge>
  );
}
