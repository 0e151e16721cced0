import type { inspecting as vi } from "./inspecting.vi";

export const inspecting: typeof vi = {
  programmeField: {
    label: "Programme",
    help: "The days to remedy, by severity, are those of this programme's table.",
  },
  announced: {
    title: "Inspection plans that name our body",
    lead: "Only the lines about our body in the issued plans of other bodies.",
  },
  checklistRetired: {
    group: "No longer used",
    badge: "not used since {{date}}",
    retire: "Stop using it",
    restore: "Use it again",
    help: "New inspections cannot choose this checklist; those that took it along keep it.",
  },
};
