import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAreas } from "@/shared/areas/areas";
import type { LaneBy } from "@/shared/board/lanes";
import { TASK_LANES, type TaskLanes } from "./filter";
import type { TaskCard } from "./read";

type Way = LaneBy<TaskCard> & { name: TaskLanes };

/** By what the board of tasks may be parted, and how it is. */
export function useTaskLanes(lanes: TaskLanes | undefined) {
  const { t } = useTranslation();
  const areas = useAreas();
  return useMemo(() => {
    const by: Record<TaskLanes, Omit<Way, "name">> = {
      unit: { key: (card) => card.unit.id, label: (card) => card.unit.short },
      area: {
        key: (card) => card.area ?? "",
        label: (card) => (card.area ? areas.name(card.area) : t("boards.none")),
        order: areas.order,
      },
      officer: {
        // Whoever works on it in another body is not told: those stand together, before what is nobody's.
        key: (card) => (card.officer === undefined ? "elsewhere" : String(card.officer?.id ?? "")),
        label: (card) =>
          card.officer === undefined
            ? t("boards.otherBody")
            : (card.officer?.full_name ?? t("boards.nobody")),
      },
      class: {
        key: (card) => card.class,
        label: (card) => t(`views.class.${card.class}`),
        order: ["KEY", "FROM_ABOVE", "ORDINARY"],
      },
    };
    const words: Record<TaskLanes, string> = {
      unit: t("views.col.lead"),
      area: t("views.col.area"),
      officer: t("views.col.officer"),
      class: t("views.col.class"),
    };
    const ways = TASK_LANES.map((value) => ({ value, label: words[value] }));
    return { ways, by: lanes ? { ...by[lanes], name: lanes } : null };
  }, [areas, lanes, t]);
}
