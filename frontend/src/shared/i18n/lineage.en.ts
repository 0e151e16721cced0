/** Words about what a unit took the place of, and what follows a second look. */
export const lineage = {
  lineage: {
    before: "Before the merger: {{names}}",
    change: "Units before the merger…",
    title: "Units before the merger",
    help: "What inspections found in these counts as found in {{name}}: on its page and where repeats are looked for.",
    none: "None was said yet.",
    add: "Add a unit",
    search: "Type a name or code",
    nothing: "No unit by these words.",
    ended: "{{name}} (until {{date}})",
    remove: "Take {{name}} off",
    save: "Save",
    saved: "Saved.",
  },
  after: {
    reopen: "It can still be reopened.",
    recurred: "A new ticket was opened:",
    anew: "It can no longer be reopened: record that it came again, which opens a new ticket citing {{code}}.",
  },
};
