import {
  IconBuilding,
  IconClipboardSearch,
  IconFileText,
  IconListTree,
  IconMessage,
  IconPaperclip,
  type IconProps,
  IconSend2,
  IconSquareCheck,
  IconTool,
  IconUser,
  IconZoomExclamation,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { FindingState, InspectionState, PlanState, TaskState, TicketState } from "@/shared/api/types";
import { FindingBadge } from "@/shared/finding/FindingBadge";
import { pageOf } from "@/shared/record/pageOf";
import { StateBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { InspectionBadge } from "@/shared/ui/InspectionBadge";
import { PlanBadge } from "@/shared/ui/PlanBadge";
import { TicketBadge } from "@/shared/ui/TicketBadge";
import { type Piece, parted } from "./fold";
import type { Found, FoundKind } from "./queries";

export const FOUND_ICONS: Record<FoundKind, ComponentType<IconProps>> = {
  task: IconSquareCheck,
  plan: IconListTree,
  document: IconFileText,
  evidence: IconPaperclip,
  order: IconSend2,
  ticket: IconTool,
  finding: IconZoomExclamation,
  inspection: IconClipboardSearch,
  unit: IconBuilding,
  comment: IconMessage,
  person: IconUser,
};

/** Where what was found is to be seen: of a unit or a person, the work that lies with them. */
export function placeOfFound({ kind, id, page }: Pick<Found, "kind" | "id" | "page">) {
  switch (kind) {
    case "finding":
      return pageOf({ kind: "inspection", id: page ?? "" });
    case "unit":
      return page === "inside"
        ? ({ to: "/tasks", search: { lead: id } } as const)
        : ({ to: "/units/$unitId/findings", params: { unitId: id } } as const);
    case "evidence":
    case "comment": {
      const [noun = "", record] = (page ?? "").split(":");
      return record
        ? pageOf({ kind: noun as "task" | "ticket" | "inspection" | "reply", id: record })
        : pageOf({ kind: "task", id: noun });
    }
    case "person":
      return { to: "/tasks", search: { officer: id } } as const;
    default:
      return pageOf({ kind, id });
  }
}

/** A text with what answers the question marked. */
export function Pieces({ of }: { of: Piece[] }) {
  return of.map(({ at, text, hit }) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}

/** Number and title, and under them what it is, where and when. */
export function FoundText({ found }: { found: Found }) {
  return (
    <>
      <span className="found-title clamp-2">
        {found.no.text && (
          <span className="dim item-no">
            <Pieces of={parted(found.no)} />{" "}
          </span>
        )}
        <Pieces of={parted(found.title)} />
      </span>
      <span className="item-facts">
        <FoundState found={found} />
        {found.where.text && (
          <span>
            <Pieces of={parted(found.where)} />
          </span>
        )}
        {found.day && <time>{showDate(found.day)}</time>}
        {found.why && (
          <span>
            {found.why.name} <Pieces of={parted(found.why)} />
          </span>
        )}
      </span>
    </>
  );
}

function FoundState({ found: { kind, state, returned } }: { found: Found }) {
  if (!state) return null;
  if (kind === "task") return <StateBadge state={state as TaskState} returned={returned} look="plain" />;
  if (kind === "plan") return <PlanBadge state={state as PlanState} look="plain" />;
  if (kind === "ticket") return <TicketBadge state={state as TicketState} look="plain" />;
  if (kind === "finding") return <FindingBadge state={state as FindingState} />;
  return <InspectionBadge state={state as InspectionState} look="plain" />;
}
