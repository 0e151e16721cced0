/** What hard words mean, beside the word itself. */
export const explained = {
  explained: {
    open: "Explanation: {{word}}",
    progress:
      "Each task counts as one, once it is done; regular work counts by its periods done of those due. What was voided does not count.",
    firstDate: "Against the date set when the task was given, whatever was agreed or moved later.",
    presentDate: "Against the date in force, after extensions and moves.",
    sixClear:
      "Six clear: who, what, by when, who answers for it, which product, whose authority. A line that lacks one is not clear yet.",
    rhythm:
      "Regular work: each period has a due date, a report and a result of its own, and is on time or late by itself.",
  },
};
