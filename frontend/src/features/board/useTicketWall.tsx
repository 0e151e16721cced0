import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconHourglass,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TicketState } from "@/shared/api/types";
import type { WallOf } from "@/shared/board/wall/wall";
import { Severity } from "@/shared/ui/Severity";
import { TICKET_STATES } from "@/shared/ui/TicketBadge";
import type { TicketCard, Whole } from "./read";
import { columnOf } from "./wall";

/** What must be remedied, as the wall shows it. */
export function useTicketWall(cards: TicketCard[], all: Whole | undefined): WallOf<TicketCard> {
  const { t } = useTranslation();
  return useMemo(() => {
    const column = (name: ReturnType<typeof columnOf>) => (card: TicketCard) => columnOf(card) === name;
    return {
      kind: "ticket",
      title: t("wall.title"),
      cards,
      columns: [
        { name: "open", label: t("wall.open"), tone: "grey", icon: IconCircleDashed, holds: column("open") },
        {
          name: "working",
          label: t("wall.working"),
          tone: "blue",
          icon: IconPlayerPlay,
          holds: column("working"),
        },
        {
          name: "waiting",
          label: t("wall.waiting"),
          tone: "violet",
          icon: IconHourglass,
          holds: column("waiting"),
        },
        {
          name: "returned",
          label: t("wall.returned"),
          tone: "red",
          icon: IconArrowBackUp,
          holds: column("returned"),
        },
      ],
      share: all
        ? {
            label: t("boardPage.share"),
            done: all.closed,
            of: all.total,
            counts: t("wall.counts", { done: all.closed, count: all.total }),
          }
        : null,
      parts: [
        { label: t("ticketState.CLOSED"), tone: "green", icon: IconCircleCheck, of: "done" },
        { label: t("wall.waiting"), tone: "violet", icon: IconHourglass, of: ["waiting"] },
        { label: t("wall.inTime"), tone: "blue", icon: IconPlayerPlay, of: ["working", "returned"] },
        { label: t("wall.open"), tone: "grey", icon: IconCircleDashed, of: ["open"] },
      ],
      head: (card) => (
        <>
          <Severity degree={card.severity} />
          <span className="dim">{card.code}</span>
        </>
      ),
      text: (card) => card.text,
      deadline: () => "DATE",
      called: (card) => card.code,
      moved: (to) => (to in TICKET_STATES && to !== "OPEN" ? t(`ticketState.${to as TicketState}`) : null),
    };
  }, [cards, all, t]);
}
