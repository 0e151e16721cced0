import type { TFunction } from "i18next";
import type { TaskBoard, TaskRow, TaskState, Timeliness } from "@/shared/api/types";
import { daysSince } from "@/shared/board/age";

/** A task as board, timeline and calendar use it; the server sends tuples, whose places `fields` names. */
export type TaskCard = {
  id: string;
  version: number;
  state: TaskState;
  title: string;
  line_no: string | null;
  /** The unit that leads it; to a reader of another body, with the body. */
  unit: { id: string; short: string; name: string };
  /** undefined to a reader of another body, who is not told. */
  officer: { id: number; full_name: string } | null | undefined;
  area: string | null;
  class: TaskRow["class"];
  due_on: string | null;
  first_due_on: string | null;
  starts_on: string | null;
  given_on: string;
  ended_on: string | null;
  deadline: TaskRow["due"]["kind"];
  timeliness: Timeliness;
  returned: number;
  extended: number;
  /** What it is a piece of. */
  parent: string | null;
  /** Days since it was given. */
  age: number;
};

/** The tasks of an answer in the server's order: by due date, those without one last. */
export function readTaskCards(board: TaskBoard, own: number | undefined): TaskCard[] {
  const people = board.people as Record<string, string>;
  const units = board.units as Record<string, [string, string]>;
  return board.cards.map((values) => {
    const at = Object.fromEntries(board.fields.map((field, place) => [field, values[place]])) as Omit<
      TaskCard,
      "unit" | "officer" | "timeliness" | "age"
    > & {
      body: number;
      unit: number;
      officer: number | null;
      timeliness: Timeliness["class"];
      days: number | null;
    };
    const inside = at.body === own;
    const [short = "–", name = "–"] = units[String(at.unit)] ?? [];
    const body = units[String(at.body)]?.[0] ?? "–";
    const officer = at.officer;
    return {
      ...at,
      unit: {
        id: String(at.unit),
        short: inside || at.unit === at.body ? short : `${short}, ${body}`,
        name,
      },
      officer:
        officer === null
          ? inside
            ? null
            : undefined
          : { id: officer, full_name: people[String(officer)] ?? "–" },
      timeliness: { class: at.timeliness, days: at.days },
      age: daysSince(at.given_on, board.as_of),
    };
  });
}

/** A card by its line; work without one, and a part that shares its line with others, by its title and unit, which tell them apart. */
export const called = (card: TaskCard, t: TFunction): string =>
  card.line_no && card.parent === null
    ? t("views.line", { no: card.line_no })
    : `${card.title} (${card.unit.short})`;

/** As many as the server draws at once. */
export const MOST = 2000;
