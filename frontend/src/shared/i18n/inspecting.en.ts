/** Words of what inspections belong to, of plans of others that name one's body, and of checklists no longer used. */
export const inspecting = {
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
  kindsInspected: {
    title: "Kinds of unit that are inspected",
    help: "The share of units inspected a year is counted among the kinds chosen.",
    kind: "{{name}} ({{count}} units)",
    kind_one: "{{name}} ({{count}} unit)",
  },
};
