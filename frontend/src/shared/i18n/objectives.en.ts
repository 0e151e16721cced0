import type { objectives as vi } from "./objectives.vi";

/** Words of what a plan wants to reach. */
export const objectives: typeof vi = {
  objectives: {
    title: "Objectives",
    tab: "Objectives, targets",
    whole: "Of the plan as a whole",
    set: "Enter the objectives…",
    edit: "Change the objectives…",
    help: "An objective a line, as the plan says it. What is left empty has no objective of its own.",
    optional: "Objectives of the plan as a whole (optional)",
    save: "Save the objectives",
  },
};
