import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconInfoCircle,
  type IconProps,
  IconTrendingUp,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Target } from "@/shared/api/types";
import { Badge, type Tone } from "@/shared/ui/badges";

type State = NonNullable<Target["course"]>["state"];
const LOOKS: Record<State, [Tone, ComponentType<IconProps>]> = {
  ACHIEVED: ["green", IconCircleCheck],
  ON_COURSE: ["blue", IconTrendingUp],
  AT_RISK: ["amber", IconAlertTriangle],
  MISSED: ["red", IconCircleX],
  NO_FIGURE: ["grey", IconCircleDashed],
  UNMEASURED: ["grey", IconInfoCircle],
};

/** How a target stands, in a word; why it does is its title, and stands in words where it is unfolded. */
export function CourseBadge({ state, title }: { state: State; title?: string }) {
  const { t } = useTranslation();
  const [tone, icon] = LOOKS[state];
  const filled = state === "AT_RISK" || state === "MISSED";
  return (
    <Badge tone={tone} icon={icon} look={filled ? "filled" : "plain"} title={title}>
      {t(`targets.state.${state}`)}
    </Badge>
  );
}
