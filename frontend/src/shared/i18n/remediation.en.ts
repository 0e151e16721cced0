import type { WithSingular } from "./en";
import type { remediation as words } from "./remediation.vi";

export const remediation: WithSingular<typeof words> = {
  board: {
    columns: "Columns by state",
    count: {
      ticket: "{{count}} items",
      ticket_one: "{{count}} item",
      task: "{{count}} tasks",
      task_one: "{{count}} task",
    },
    overdue: "{{count}} overdue",
    none: "Nothing in this column yet",
    moveTo: "Move to…",
    moveOf: "Move {{name}} to…",
    noMoves: "There is no column you can move it to now.",
    chooseAct: "Choose what to do",
    from: "from {{column}}",
    new: "new here",
    refused: "Could not move {{name}}",
    refusedOffline: "The network is interrupted. Nothing is written twice; try again.",
    instructions:
      "Space: lift. Left and right arrows: choose a column. Space again: put down. Esc: put back. M: move to another column without dragging.",
    saidLifted: "{{name}} lifted.",
    saidReach: "Can be moved to: {{columns}}.",
    saidOver: "Over column {{column}}.",
    saidOwn: "Back in its own column {{column}}.",
    saidBack: "{{name}} stays in column {{column}}.",
    saidDropped: "{{name}} put into column {{column}}.",
    saidMoved: "{{name}} has just moved to {{column}}.",
    saidMany: {
      ticket: "{{count}} items have just moved.",
      ticket_one: "{{count}} item has just moved.",
      task: "{{count}} tasks have just moved.",
      task_one: "{{count}} task has just moved.",
    },
  },
};
