import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBarrierBlock,
  IconCalendarPlus,
  IconChecks,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconFlag,
  IconHandStop,
  IconHourglass,
  IconHourglassLow,
  IconInfinity,
  IconPlayerPause,
  IconPlayerPlay,
  type IconProps,
} from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TaskRow, TaskState, Timeliness } from "@/shared/api/types";

export type Tone = "grey" | "blue" | "teal" | "violet" | "green" | "amber" | "red" | "indigo";
type Icon = ComponentType<IconProps>;

/** Icon and words, never colour alone. `plain`: words on the sheet; `solid`: the loudest. */
export function Badge({
  tone,
  icon: Glyph,
  look = "filled",
  title,
  children,
}: {
  tone: Tone;
  icon: Icon;
  look?: "filled" | "plain" | "solid";
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={`badge tone-${tone} badge-${look}`} title={title}>
      <Glyph size={14} stroke={2} aria-hidden />
      {children}
    </span>
  );
}

/** How many are late, where any is. */
export function OverdueBadge({ count, said }: { count: number; said?: string }) {
  const { t } = useTranslation();
  if (!count) return null;
  return (
    <Badge tone="red" icon={IconAlertTriangle}>
      {said ?? t("board.overdue", { count })}
    </Badge>
  );
}

const STATES: Record<TaskState, [Tone, Icon]> = {
  ASSIGNED: ["grey", IconCircleDot],
  IN_PROGRESS: ["blue", IconPlayerPlay],
  ON_HOLD: ["grey", IconPlayerPause],
  SUBMITTED: ["violet", IconHourglass],
  COMPLETED: ["green", IconCircleCheck],
  CANCELLED: ["grey", IconCircleX],
  VOIDED: ["grey", IconCircleX],
};

const ELSEWHERE: Record<string, Tone> = {
  PLAN_REVIEW: "violet",
  REPORTED: "violet",
  VERIFYING: "violet",
  CLOSED: "green",
  ON_SITE: "blue",
  CONCLUDED: "green",
  PRESENTED: "violet",
  RELEASED: "green",
};

/** The tone of any record's state; records that are no tasks have states of their own. */
export const toneOfState = (state: string): Tone =>
  STATES[state as TaskState]?.[0] ?? ELSEWHERE[state] ?? "grey";

/** What step the task is at; returned work says so instead of "in progress". */
export function StateBadge({
  state,
  returned = 0,
  toAccept = false,
  look,
}: {
  state: TaskState;
  returned?: number;
  /** Whoever it was given to has to accept it first. */
  toAccept?: boolean;
  look?: "filled" | "plain";
}) {
  const { t } = useTranslation();
  const redo = returned > 0 && (state === "IN_PROGRESS" || state === "ASSIGNED");
  if (redo) {
    return (
      <Badge tone="red" icon={IconArrowBackUp} look={look}>
        {t("flag.returned")}
      </Badge>
    );
  }
  const [tone, icon] = STATES[state];
  return (
    <Badge tone={tone} icon={icon} look={look}>
      {toAccept ? t("accept.awaited") : t(`state.${state}`)}
    </Badge>
  );
}

/** Whose day of sending counts, while somebody decides. */
const SENT = new Set(["SUBMITTED", "REPORTED", "VERIFYING", "RELEASED"]);
const UNDATED = ["REGULAR", "RELATIVE_TO_EVENT", "PER_OTHER_PLAN"] as const;

/** How late it is. Only due soon and overdue are filled, so that trouble stands out by itself. */
export function TimelinessBadge({ value, kind, state }: { value: Timeliness; kind: string; state: string }) {
  const { t } = useTranslation();
  const sent = SENT.has(state);
  const count = value.days ?? 0;
  const title = value.why ? undefined : t("timeliness.workingDays"); // the sum itself is shown where it is known
  switch (value.class) {
    case "OVERDUE":
      return (
        <Badge tone="red" icon={IconAlertTriangle} look={count > 30 ? "solid" : "filled"} title={title}>
          {t("timeliness.OVERDUE", { count })}
        </Badge>
      );
    case "DUE_SOON":
      return (
        <Badge tone="amber" icon={IconHourglassLow} title={title}>
          {count ? t("timeliness.DUE_SOON", { count }) : t("timeliness.today")}
        </Badge>
      );
    case "LATE":
      return (
        <Badge tone="amber" icon={IconClockExclamation} look="plain" title={title}>
          {sent ? t("timeliness.sentLate", { count }) : t("timeliness.LATE", { count })}
        </Badge>
      );
    case "EARLY":
      return (
        <Badge tone="green" icon={IconChecks} look="plain" title={title}>
          {sent ? t("timeliness.sentEarly", { count }) : t("timeliness.EARLY", { count })}
        </Badge>
      );
    case "ON_TIME":
      return (
        <Badge tone="green" icon={IconCircleCheck} look="plain" title={title}>
          {sent ? t("timeliness.sentInTime") : t("timeliness.ON_TIME")}
        </Badge>
      );
    case "WITHIN":
      return (
        <Badge tone="grey" icon={IconClock} look="plain" title={title}>
          {t("timeliness.WITHIN", { count })}
        </Badge>
      );
    default: {
      const word = UNDATED.find((one) => one === kind);
      return (
        <Badge tone="grey" icon={IconInfinity} look="plain" title={title}>
          {word ? t(`deadline.${word}`) : t("timeliness.NO_DUE")}
        </Badge>
      );
    }
  }
}

/** Stuck and whom it waits for, extended, hand-back asked, key task. */
export function Flags({
  row,
}: {
  row: {
    extended: number;
    class: TaskRow["class"] | null;
    hand_back: unknown;
    obstacle?: { unit: { short_name: string } } | null;
  };
}) {
  const { t } = useTranslation();
  return (
    <>
      {row.class === "KEY" && (
        <Badge tone="indigo" icon={IconFlag} look="plain">
          {t("flag.key")}
        </Badge>
      )}
      {row.class === "FROM_ABOVE" && (
        <Badge tone="indigo" icon={IconFlag} look="plain">
          {t("flag.fromAbove")}
        </Badge>
      )}
      {row.obstacle && (
        <Badge tone="amber" icon={IconBarrierBlock}>
          {t("obstacle.flag", { unit: row.obstacle.unit.short_name })}
        </Badge>
      )}
      {row.extended > 0 && (
        <Badge tone="amber" icon={IconCalendarPlus} look="plain">
          {t("flag.extended", { count: row.extended })}
        </Badge>
      )}
      {Boolean(row.hand_back) && (
        <Badge tone="amber" icon={IconHandStop} look="plain">
          {t("flag.handBack")}
        </Badge>
      )}
    </>
  );
}
