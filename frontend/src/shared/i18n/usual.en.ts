/** Words of a body's usual ways: accepting work, default terms, what is kept how long; and how far a long work has come. */
export const usual = {
  usual: {
    title: "Defaults for giving and following work",
    help: "In force once saved; what was sent keeps the steps of that moment.",
    asksAcceptance: "Whoever is given work has to press Accept",
    asksAcceptanceHelp:
      "Off: opening it or the first report accepts it. On: it is reported on and submitted only once accepted; handing back and asking for a later date stay possible. The due date runs on, and the wait is booked to the unit it was given to.",
    limit: {
      partner_mode: "Partners named by a plan",
      usual_rhythm: "“Thường xuyên” tasks",
      language: "Language of new people",
    },
    mode: { COORDINATES: "Take part, are asked nothing", GIVES_OPINION: "Give an opinion on the result" },
  },
  keeping: {
    title: "Keeping",
    help: "Plans, tasks, inspections, evidence and their history are kept for ever. Only what stands below goes by itself once its time is over.",
    fixed:
      "Fixed: uploads that nobody used, 24 hours; keys against writing twice, 35 days; inspection packs on devices, 14 days.",
  },
  accept: {
    awaited: "To be accepted",
    hidden: "not shown",
  },
  awaits: {
    title: "Waiting for",
    ACCEPTANCE: "To be accepted",
    EVENT: "Waits for an event",
    REVIEW: "Review date has come",
  },
  underWay: {
    READING: "{{done}} of {{total}} rows read",
    KEEPING: "{{done}} of {{total}} lines checked",
    GIVING: "{{done}} of {{total}} lines given",
    whole: "All {{total}} lines; being written",
  },
};
