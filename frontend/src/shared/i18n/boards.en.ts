import type { boards as words } from "./boards.vi";
import type { WithSingular } from "./en";

export const boards: WithSingular<typeof words> = {
  boards: {
    look: "How the board looks",
    lanes: "Rows",
    noLanes: "Rows: none",
    lanesBy: "Rows: {{by}}",
    foldAll: "Fold rows",
    foldLane: "Fold this row",
    unfoldLane: "Unfold this row",
    compact: "Compact cards",
    none: "Not stated",
    nobody: "Nobody named",
    otherBody: "Another body",
    opened: "Open {{count}} days",
    opened_one: "Open {{count}} day",
    given: "Given {{count}} days ago",
    given_one: "Given {{count}} day ago",
    aged: "Calendar days, since {{date}}",
  },
  taskWall: {
    title: "How the work stands",
    share: "share completed",
    counts: "{{done}} of {{count}} tasks; those cancelled or voided do not count.",
    given: "Assigned",
    working: "In progress",
    waiting: "Awaiting approval",
    returned: "To be redone",
  },
};
