import type { all } from "./all.vi";
import { apart } from "./apart.en";
import { areas } from "./areas.en";
import { boards } from "./boards.en";
import { briefing } from "./briefing.en";
import { checklists } from "./checklists.en";
import { comments } from "./comments.en";
import { committee } from "./committee.en";
import { copying } from "./copying.en";
import { coverage } from "./coverage.en";
import { deciding } from "./deciding.en";
import { duty } from "./duty.en";
import { explained } from "./explained.en";
import { giving } from "./giving.en";
import { handled } from "./handled.en";
import { hints } from "./hints.en";
import { importing } from "./importing.en";
import { inspecting } from "./inspecting.en";
import { life } from "./life.en";
import { lineage } from "./lineage.en";
import { mailbox } from "./mailbox.en";
import { many } from "./many.en";
import { numbering } from "./numbering.en";
import { objectives } from "./objectives.en";
import { onsite } from "./onsite.en";
import { orders } from "./orders.en";
import { overview } from "./overview.en";
import { ownfile } from "./ownfile.en";
import { palette } from "./palette.en";
import { periods } from "./periods.en";
import { pieces } from "./pieces.en";
import { plans } from "./plans.en";
import { quick } from "./quick.en";
import { radar } from "./radar.en";
import { remediation } from "./remediation.en";
import { replies } from "./replies.en";
import { session } from "./session.en";
import { start } from "./start.en";
import { targets } from "./targets.en";
import { task } from "./task.en";
import { timing } from "./timing.en";
import { together } from "./together.en";
import { trust } from "./trust.en";
import { units } from "./units.en";
import { usual } from "./usual.en";
import { versions } from "./versions.en";
import { viewer } from "./viewer.en";
import { views } from "./views.en";
import { work } from "./work.en";
import { year } from "./year.en";
import { yearplan } from "./yearplan.en";

/** English has a singular: a counted text may add `_one` beside itself. */
export type WithSingular<T> = { [K in keyof T]: T[K] extends string ? string : WithSingular<T[K]> } & {
  [K in keyof T as T[K] extends string ? `${K & string}_one` : never]?: string;
};

/** English, key for key: the type makes a missing word a compile error. */
export const en: WithSingular<typeof all> = {
  app: {
    name: "Dondoc",
    skip: "Skip to the content",
    fillIn: "Fill this in.",
    source: "Source",
    licence: "Free software, AGPL-3.0 licence",
    working: "{{seconds}} s, at most {{most}} s.",
    workingLonger: "{{seconds}} s, longer than usual: the server is busy.",
    demoName: "Sample world",
    demo: "A sample world: all people and figures are fictional; its clock runs from Friday 14/08/2026.",
    menu: "Menu",
    close: "Close",
    showTable: "Show the numbers",
    hideTable: "Hide the numbers",
    showTyped: "Show what was typed",
    cancel: "Cancel",
    back: "Back",
    retry: "Try again",
    tryNow: "Try now",
    loading: "Loading",
    shownOf: "{{shown}} of {{total}} lines are shown.",
    showAll: "Show all",
    asOfPrinted: "Figures as of {{hour}}:{{minute}} on {{day}}",
  },
  nav: {
    briefing: "Briefing",
    overview: "Overview",
    committee: "Bodies below",
    numbering: "Numbers",
    main: "Main navigation",
    work: "My work",
    plans: "Plans",
    tasks: "All tasks",
    workload: "Workload",
    documents: "Documents",
    orders: "Orders to many",
    board: "Remediation",
    inspections: "Inspections",
    activity: "Activity",
    units: "Units",
    areas: "Areas",
    readiness: "Readiness",
    more: "More",
    start: "Getting started",
    admin: "Administration",
  },
  live: {
    online: "Live",
    connecting: "Connecting",
    lost: "Live link lost. Figures as of {{time}}.",
    back: "Back online. No change was missed.",
    off: "Offline",
    trying: "Trying again by itself; what you are typing is kept.",
    polling: "Live connections are blocked here; the page asks every 15 seconds.",
  },
  device: {
    notKept: "This browser cannot keep what you are typing. Send or save it before you leave the page.",
    newVersion: "There is a new version.",
    reload: "Load it",
    stay: "You cannot sign out yet",
    stayHelp: "Not sent: {{count}}. Signing out removes the pack from this device, so send it first.",
    toUnsent: "See what was not sent",
  },
  problem: {
    title: "Could not load",
    network: "The server cannot be reached.",
    code: "Request code: {{id}}",
    unexpected: "Something unexpected happened. The administrator can look it up by the request code.",
  },
  notFound: {
    title: "The page does not exist or is outside your scope",
    help: "If you think you need this page, ask your body's standing office.",
    home: "To My work",
  },
  broken: {
    title: "This page has a fault",
    help: "Other pages still work. Reload; what was saved is not affected.",
    reload: "Reload the page",
  },
  ...importing,
  ...plans,
  ...session,
  ...task,
  ...units,
  ...work,
  ...boards,
  ...checklists,
  ...copying,
  ...briefing,
  ...comments,
  ...committee,
  ...coverage,
  ...deciding,
  ...duty,
  ...explained,
  ...giving,
  ...areas,
  ...life,
  ...handled,
  ...apart,
  ...hints,
  ...inspecting,
  ...onsite,
  ...objectives,
  ...orders,
  ...ownfile,
  ...overview,
  ...palette,
  ...periods,
  ...numbering,
  ...quick,
  ...timing,
  ...lineage,
  ...radar,
  ...remediation,
  ...replies,
  ...pieces,
  ...start,
  ...targets,
  ...mailbox,
  ...trust,
  ...usual,
  ...many,
  ...viewer,
  ...views,
  ...year,
  ...yearplan,
  ...versions,
  ...together,
};
