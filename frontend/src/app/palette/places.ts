import type { Me } from "@/shared/api/types";

/** Pages that stand behind others in the navigation: who may see them, by what they are called. */
type Page = { to: string; label: Label; shown: (me: Me, there: Set<string>) => boolean };
type Label =
  | "deciding.title"
  | "quick.title"
  | "search.title"
  | "foundList.title"
  | "handled.title"
  | "recheck.list"
  | "signal.title"
  | "yearPlan.title"
  | "checklists.title"
  | "severities.title"
  | "awaiting.title"
  | "unitFigures.title"
  | "extensions.title"
  | "ticketLedger.title"
  | "obstacle.title"
  | "calendar.title"
  | "division.title"
  | "away.title"
  | "account.title";

const inBody = (me: Me) => me.body !== null;
const remedies = (_: Me, there: Set<string>) => there.has("board");
const inspects = (_: Me, there: Set<string>) => there.has("inspections");

export const PAGES: Page[] = [
  { to: "/decide", label: "deciding.title", shown: inBody },
  { to: "/report", label: "quick.title", shown: inBody },
  { to: "/search", label: "search.title", shown: inBody },
  { to: "/remediation", label: "foundList.title", shown: remedies },
  { to: "/remediation/figures", label: "handled.title", shown: remedies },
  { to: "/rechecks", label: "recheck.list", shown: remedies },
  { to: "/inspections/plans", label: "yearPlan.title", shown: inspects },
  { to: "/checklists", label: "checklists.title", shown: inspects },
  { to: "/severities", label: "severities.title", shown: inspects },
  { to: "/signals", label: "signal.title", shown: inBody },
  { to: "/awaiting", label: "awaiting.title", shown: inBody },
  { to: "/unit-figures", label: "unitFigures.title", shown: inBody },
  { to: "/extensions", label: "extensions.title", shown: inBody },
  { to: "/ticket-extensions", label: "ticketLedger.title", shown: inBody },
  { to: "/obstacles", label: "obstacle.title", shown: inBody },
  { to: "/calendar", label: "calendar.title", shown: inBody },
  { to: "/division", label: "division.title", shown: inBody },
  { to: "/away", label: "away.title", shown: inBody },
  { to: "/account", label: "account.title", shown: () => true },
];
