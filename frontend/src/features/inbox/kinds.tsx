import {
  IconClipboardSearch,
  IconClipboardText,
  IconMessageReply,
  type IconProps,
  IconSend2,
  IconSquareCheck,
  IconTool,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ComponentType, MouseEvent, ReactNode } from "react";
import type { InspectionState, ReportState, TaskState, TicketState, WorkRow } from "@/shared/api/types";
import { pageOf } from "@/shared/record/pageOf";
import { StateBadge } from "@/shared/ui/badges";
import { InspectionBadge } from "@/shared/ui/InspectionBadge";
import { ReportBadge } from "@/shared/ui/ReportBadge";
import { TicketBadge } from "@/shared/ui/TicketBadge";

export type Kind = WorkRow["kind"];

export const ICONS: Record<Kind, ComponentType<IconProps>> = {
  task: IconSquareCheck,
  order: IconSend2,
  ticket: IconTool,
  report: IconClipboardText,
  reply: IconMessageReply,
  inspection: IconClipboardSearch,
};

/** A link to the page of a row. */
export function ToPage({
  row,
  children,
  ...rest
}: {
  row: Pick<WorkRow, "kind" | "id">;
  className?: string;
  title?: string;
  "aria-label"?: string;
  "aria-current"?: boolean;
  "data-row"?: string;
  onClick?: (event: MouseEvent) => void;
  children: ReactNode;
}) {
  return (
    <Link {...pageOf(row)} {...rest}>
      {children}
    </Link>
  );
}

/** What step it is at, in the words of its kind. */
export function RowState({ row }: { row: WorkRow }) {
  switch (row.kind) {
    case "order":
      return null; // it has none
    case "ticket":
      return <TicketBadge state={row.state as TicketState} look="plain" />;
    case "report":
    case "reply":
      return <ReportBadge state={row.state as ReportState} look="plain" />;
    case "inspection":
      return <InspectionBadge state={row.state as InspectionState} look="plain" />;
    default:
      return <StateBadge state={row.state as TaskState} returned={row.returned} look="plain" />;
  }
}
