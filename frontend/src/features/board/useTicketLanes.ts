import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAreas } from "@/shared/areas/areas";
import type { LaneBy } from "@/shared/board/lanes";
import { SEVERITIES } from "@/shared/ui/Severity";
import type { TicketCard } from "./read";
import { TICKET_LANES, type TicketLanes } from "./search";

type Way = LaneBy<TicketCard> & { name: TicketLanes };

/** By what the board of tickets may be parted, and how it is. */
export function useTicketLanes(lanes: TicketLanes | undefined) {
  const { t } = useTranslation();
  const areas = useAreas();
  return useMemo(() => {
    const by: Record<TicketLanes, Omit<Way, "name">> = {
      unit: { key: (card) => card.unit.id, label: (card) => card.unit.short },
      inspection: { key: (card) => card.inspection, label: (card) => card.inspection_code },
      area: { key: (card) => card.area, label: (card) => areas.name(card.area), order: areas.order },
      severity: {
        key: (card) => card.severity,
        label: (card) => t(`severity.${card.severity}`),
        order: [...SEVERITIES].reverse(),
      },
    };
    const ways = TICKET_LANES.map((value) => ({ value, label: t(`ticket.${value}`) }));
    return { ways, by: lanes ? { ...by[lanes], name: lanes } : null };
  }, [areas, lanes, t]);
}
