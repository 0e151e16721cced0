import type { duty as words } from "./duty.vi";

/** Words about who decides in whose place: from paper, while away, after leaving; and about taking files away. */
export const duty: typeof words = {
  paper: {
    title: "Decisions recorded from paper",
    mark: "Recorded from paper: {{source}}",
    outcome: {
      STEP: { APPROVE: "approved", RETURN: "returned it" },
      LATER_DATE: { APPROVE: "granted the extension", RETURN: "refused the extension" },
      HAND_BACK: { APPROVE: "took it back", RETURN: "declined the hand-back" },
    },
    decided: "{{leader}} {{outcome}}, recorded by {{name}} on {{date}}",
    until: "The leader may say that it is not so until {{date}}.",
    contested: "The leader said on {{date}}: I did not decide so.",
    forMe: "{{name}} recorded your decision from paper",
  },
};
