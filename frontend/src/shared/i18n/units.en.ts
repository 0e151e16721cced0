import type { WithSingular } from "./en";
import type { units as vi } from "./units.vi";

/** The same in English. */
export const units: WithSingular<typeof vi> = {
  units: {
    title: "Units",
    lead: "The body's units, who heads them, and what documents call them.",
    name: "Unit",
    head: "Head",
    noHead: "none yet",
    people: "People",
    noAccounts: "no accounts",
    aliases: "Other names in documents",
    forget: "Drop the name “{{name}}”: it is asked again next time",
    forgotten: "The name “{{name}}” was dropped.",
    groups: "Groups of units",
    groupsHelp: "Work given to a group becomes one task for each member.",
    members: "Members",
    noMembers: "The group has no members yet.",
    leaders: "Leaders in charge",
    leaderOf: "In charge of",
    noLeaders: "No leader is recorded as in charge; the Chairman decides everything.",
    search: "Find a unit",
    count: "{{count}} units",
    count_one: "{{count}} unit",
    empty: "No units yet",
    emptyHelp: "The administrator loads the body's list of units.",
    emptyFiltered: "No unit matches",
  },
  readiness: {
    title: "Readiness",
    headline: "{{count}} steps nobody could take",
    headline_one: "{{count}} step nobody could take",
    calm: "Every task has somebody to approve it",
    calmHelp:
      "Each step of the open tasks and of the drafts has at least one person who could take it today.",
    lead: "Steps that nobody could take today: fill a post, or record who stands in.",
    line: "Draft, task {{no}}",
    step: "Step",
    problem: "Why",
    record: "Task or draft",
  },
};
