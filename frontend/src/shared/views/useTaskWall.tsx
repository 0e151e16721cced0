import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDot,
  IconHourglass,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TaskState } from "@/shared/api/types";
import type { WallOf } from "@/shared/board/wall/wall";
import { showDate } from "@/shared/ui/dates";
import { called, MOST, type TaskCard } from "./read";
import { STATES } from "./states";

const VOID = new Set<TaskState>(["CANCELLED", "VOIDED"]);

/** The column of the wall that a task stands in; what is on hold is nobody's to do now and stands in none. */
export function columnOf(card: TaskCard): "given" | "working" | "waiting" | "returned" | null {
  if (card.state === "SUBMITTED") return "waiting";
  if (card.state !== "ASSIGNED" && card.state !== "IN_PROGRESS") return null;
  if (card.returned > 0) return "returned";
  return card.state === "ASSIGNED" ? "given" : "working";
}

/** Tasks as the wall shows them. The share is that of what was not dropped; unknown while not all of them are here. */
export function useTaskWall(cards: TaskCard[]): WallOf<TaskCard> {
  const { t } = useTranslation();
  return useMemo(() => {
    const column = (name: ReturnType<typeof columnOf>) => (card: TaskCard) => columnOf(card) === name;
    const counted = cards.filter((card) => !VOID.has(card.state));
    const done = counted.filter((card) => card.state === "COMPLETED").length;
    return {
      kind: "task",
      title: t("taskWall.title"),
      cards,
      columns: [
        {
          name: "given",
          label: t("taskWall.given"),
          tone: "grey",
          icon: IconCircleDot,
          holds: column("given"),
        },
        {
          name: "working",
          label: t("taskWall.working"),
          tone: "blue",
          icon: IconPlayerPlay,
          holds: column("working"),
        },
        {
          name: "waiting",
          label: t("taskWall.waiting"),
          tone: "violet",
          icon: IconHourglass,
          holds: column("waiting"),
        },
        {
          name: "returned",
          label: t("taskWall.returned"),
          tone: "red",
          icon: IconArrowBackUp,
          holds: column("returned"),
        },
      ],
      share:
        cards.length < MOST
          ? {
              label: t("taskWall.share"),
              done,
              of: counted.length,
              counts: t("taskWall.counts", { done, count: counted.length }),
            }
          : null,
      parts: [
        { label: t("state.COMPLETED"), tone: "green", icon: IconCircleCheck, of: "done" },
        { label: t("taskWall.waiting"), tone: "violet", icon: IconHourglass, of: ["waiting"] },
        { label: t("wall.inTime"), tone: "blue", icon: IconPlayerPlay, of: ["working", "returned"] },
        { label: t("taskWall.given"), tone: "grey", icon: IconCircleDot, of: ["given"] },
      ],
      head: (card) => (
        <span className="dim">
          {card.line_no
            ? t("views.line", { no: card.line_no })
            : t("views.given", { date: showDate(card.given_on) })}
        </span>
      ),
      text: (card) => card.title,
      deadline: (card) => card.deadline,
      called: (card) => called(card, t),
      moved: (to) => {
        const state = STATES.find((one) => one === to && one !== "ASSIGNED");
        return state ? t(`state.${state}`) : null;
      },
    };
  }, [cards, t]);
}
