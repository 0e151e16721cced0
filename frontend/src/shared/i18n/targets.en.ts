import type { WithSingular } from "./en";
import type { targets as words } from "./targets.vi";

export const targets: WithSingular<typeof words> = {
  targets: {
    last: "Last figure",
    course: "Standing",
    state: {
      ACHIEVED: "Achieved",
      ON_COURSE: "On course",
      AT_RISK: "At risk",
      MISSED: "Missed",
      NO_FIGURE: "No figure yet",
      UNMEASURED: "Judged in words",
    },
    enter: "Enter a figure…",
    value: "Value",
    asOn: "As of",
    source: "Source",
    sourceHelp: "For example: report of the first half-year; public service portal.",
    document: "Document of the register (optional)",
    file: "File as proof (optional)",
    reason: "Why it is corrected",
    reasonHelp: "This day has a figure already. The new one takes its place; the old one stays in the table.",
    save: "Save the figure",
    needNumber: "Enter a number, such as 97.28.",
    needSource: "Say where the figure comes from.",
    needReason: "Say why the earlier figure was not right.",
    notSent: "The file could not be sent. Try again.",
    by: "Entered by",
    because: "Corrected: {{reason}}",
    replaced: "A later figure has taken its place.",
    figures: "Figures entered",
    goal: "Goal",
    chart: "Chart of the figures of the target: {{name}}. The numbers stand in the table below.",
    legend: "Line with points: figures entered. Long dashes: the goal.",
    legendWay:
      "Line with points: figures entered. Dots: the straight way from the year's beginning. Long dashes: the goal.",
  },
};
