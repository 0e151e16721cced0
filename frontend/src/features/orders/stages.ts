import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconEye,
  IconHourglass,
  IconPlayerPlay,
} from "@tabler/icons-react";
import type { OrderPage, OrderUnit } from "@/shared/api/types";
import type { Tone } from "@/shared/ui/badges";

export type Stage = OrderUnit["stage"];
/** What narrows the matrix: a stage, or those past the date. */
export type Narrowed = Stage | "LATE";

/** In the order of the work; what was withdrawn comes last. */
export const STAGES: Stage[] = ["UNSEEN", "SEEN", "WORKING", "RETURNED", "SENT", "DONE", "STOPPED"];
export const LOOKS: Record<Stage, [Tone, typeof IconEye]> = {
  UNSEEN: ["grey", IconCircleDot],
  SEEN: ["teal", IconEye],
  WORKING: ["blue", IconPlayerPlay],
  RETURNED: ["red", IconArrowBackUp],
  SENT: ["violet", IconHourglass],
  DONE: ["green", IconCircleCheck],
  STOPPED: ["grey", IconCircleX],
};

export const countOf = (counts: OrderPage["counts"], stage: Narrowed): number =>
  counts[stage.toLowerCase() as Lowercase<Narrowed>];
export const unsent = (row: OrderUnit): boolean => row.state === "ASSIGNED" || row.state === "IN_PROGRESS";
/** What can still be moved or withdrawn. */
export const live = (row: OrderUnit): boolean => row.stage !== "DONE" && row.stage !== "STOPPED";
export const late = (row: OrderUnit): boolean => row.timeliness.class === "OVERDUE";
