import {
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconHourglass,
  IconPlayerPause,
  IconPlayerPlay,
  type IconProps,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { TaskState, TimelinessClass } from "@/shared/api/types";

export const STATE_ICONS: Record<TaskState, ComponentType<IconProps>> = {
  ASSIGNED: IconCircleDot,
  IN_PROGRESS: IconPlayerPlay,
  ON_HOLD: IconPlayerPause,
  SUBMITTED: IconHourglass,
  COMPLETED: IconCircleCheck,
  CANCELLED: IconCircleX,
  VOIDED: IconCircleX,
};
export const STATES = Object.keys(STATE_ICONS) as TaskState[];
export const TIMELINESS: TimelinessClass[] = [
  "OVERDUE",
  "DUE_SOON",
  "WITHIN",
  "EARLY",
  "ON_TIME",
  "LATE",
  "NO_DUE",
];
export const ORIGINS = [
  "PLAN_LINE",
  "DOCUMENT",
  "CONCLUSION",
  "WORD_OF_MOUTH",
  "OWN_LETTER",
  "FINDING",
  "OWN_DUTY",
] as const;
export const AWAITING = ["ACCEPTANCE", "EVENT", "REVIEW"] as const;
export const CLASSES = ["ORDINARY", "KEY", "FROM_ABOVE"] as const;

/** Figures of a unit, and of the overview, that lists of tasks can be narrowed to. */
export const UNIT_MEASURES = [
  "ALL",
  "DUE",
  "IN_TIME_FIRST",
  "IN_TIME",
  "LATE",
  "OVERDUE",
  "EXTENDED",
  "WAITING",
] as const;
export const OVERVIEW_MEASURES = [
  "DONE",
  "OPEN",
  "DUE_WEEK",
  "WITH_UNIT",
  "INSIDE",
  "ABOVE",
  "PAUSED",
  "OVERDUE_OWN",
  "OVERDUE_WAITING",
  "OVER_1",
  "OVER_6",
  "OVER_16",
  "OVER_31",
  "SILENT",
  "RETURNED",
  "UNNAMED",
] as const;
export type Measure = (typeof UNIT_MEASURES | typeof OVERVIEW_MEASURES)[number];
