import type { pieces as vi } from "./pieces.vi";

/** The English words for what hangs together with a task. */
export const pieces: typeof vi = {
  pieces: {
    title: "Connected tasks",
    answeredBy: "Its result comes from",
    answers: "Its result also answers",
    wholeINNER: "Task from above",
    wholePART: "Part of",
    parts: "Parts of the partner units",
    due: "due {{date}}",
    noDue: "no due date",
    giver: "given by {{body}}",
  },
  counted: {
    sofar: "{{done}} of {{target}} {{unit}}",
    percent: "{{percent}} %",
    one: "Add 1",
    oneOf: "Add 1 {{unit}}",
  },
  recent: {
    choose: "Used lately",
    anew: "Enter a new one",
    search: "Search documents and files used lately",
    none: "No document or file has been used yet.",
    noneFound: "No document or file matches.",
    use: "Use again",
    useNamed: "Use {{name}} again",
    usedIn: "Also used in",
    from: "in: {{title}}",
  },
};
