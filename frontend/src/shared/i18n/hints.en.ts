/** Words of first-visit hints, one for what somebody does on a page. */
export const hints = {
  hints: {
    label: "Hint",
    title: "Hints",
    read: "Got it",
    again: "Show the hints again",
    againHelp: "Each hint is shown once, when you first open its page.",
    shown: "The hints will be shown again.",
    officer:
      "Work whose turn is yours lies here, the most urgent first. To report on many tasks at once, use the quick report: one page, saved once.",
    head: "Results that wait for your approval and tasks without an officer lie here; the unit's box has everybody's work.",
    leader:
      "What waits for your decision lies here. On a phone each card is one matter: agree or return it with one tap.",
    clerk:
      "When a document comes in, paste one line or drop its file on the documents page: number, date and issuer are read for you; then split it into tasks.",
    inspector:
      "Before you leave, open the inspection and take its pack along: you can write without a network, and it is sent when there is one.",
    member:
      "Each card is a matter to be remedied, each column a state. Filter, then send the page's address: others see the same.",
    overview:
      "The first sentence says what to know first. Press any underlined figure: it opens exactly the tasks it counts.",
    plans:
      "A plan issued on paper: load the Excel file, enter number and date, and its tasks are live at once.",
    meeting:
      "This page is for the weekly meeting: what is ordered here becomes a task at once and is still here next week.",
    below:
      "Only what needs attention is here. The star puts a body on a list of your own. Leaders and the standing office tick bodies and remind them in one go, each once a day at most.",
    admin: "Five steps; stop at any of them and go on later. The list of people can be pasted from Excel.",
    keys: "Press Ctrl K to go anywhere or do what can be done here; press ? for the keys.",
  },
};
