import {
  IconArrowBackUp,
  IconArrowUp,
  IconCalendarPlus,
  IconCircleCheck,
  IconCircleDashed,
  IconClipboardCheck,
  IconFlag,
  IconHourglass,
  IconMessageOff,
  IconPaperclip,
  IconPlayerPlay,
  type IconProps,
  IconRepeat,
  IconStack2,
  IconZoomCheck,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { TicketState } from "@/shared/api/types";
import { Badge, type Tone } from "./badges";

/** The states of what must be remedied, in the order of its life. */
export const TICKET_STATES: Record<TicketState, [Tone, ComponentType<IconProps>]> = {
  OPEN: ["grey", IconCircleDashed],
  PLAN_REVIEW: ["violet", IconClipboardCheck],
  IN_PROGRESS: ["blue", IconPlayerPlay],
  REPORTED: ["violet", IconHourglass],
  VERIFYING: ["violet", IconZoomCheck],
  CLOSED: ["green", IconCircleCheck],
  PASSED_UP: ["grey", IconArrowUp],
};

/** What step it is at. */
export function TicketBadge({ state, look }: { state: TicketState; look?: "filled" | "plain" }) {
  const { t } = useTranslation();
  const [tone, icon] = TICKET_STATES[state];
  return (
    <Badge tone={tone} icon={icon} look={look}>
      {t(`ticketState.${state}`)}
    </Badge>
  );
}

/** Before whom it came, by the number of the level. */
export const LEVELS = ["1", "1", "2", "3", "4"] as const;

export type TicketFlags = {
  returned: number;
  extended: number;
  /** Before whom it came: 1 the head of the unit … 4 the committee; 0: nobody. */
  escalated: number;
  grouped?: boolean;
  repeat: boolean;
  /** Working days without a sign; null while it is nobody's turn to give one. */
  silent?: number | null;
  evidence?: number;
};

/** What else there is to know, in plain words: red and amber for trouble, grey for the rest. */
export function TicketMarks({ flags }: { flags: TicketFlags }) {
  const { t } = useTranslation();
  const marks: [boolean, Tone, ComponentType<IconProps>, string][] = [
    [flags.escalated > 0, "red", IconFlag, t(`life.level.${LEVELS[flags.escalated] ?? "4"}`)],
    [flags.returned > 0, "red", IconArrowBackUp, t("ticket.returned", { count: flags.returned })],
    [flags.repeat, "amber", IconRepeat, t("ticket.repeat")],
    [Boolean(flags.grouped), "grey", IconStack2, t("life.grouped")],
    [flags.extended > 0, "amber", IconCalendarPlus, t("flag.extended", { count: flags.extended })],
    [Boolean(flags.silent), "amber", IconMessageOff, t("ticket.silent", { count: flags.silent ?? 0 })],
    [Boolean(flags.evidence), "grey", IconPaperclip, t("ticket.evidence", { count: flags.evidence ?? 0 })],
  ];
  return marks
    .filter(([there]) => there)
    .map(([, tone, icon, words]) => (
      <Badge key={words} tone={tone} icon={icon} look="plain">
        {words}
      </Badge>
    ));
}
