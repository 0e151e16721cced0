import type { Severity, TicketBoard, TicketState, Timeliness } from "@/shared/api/types";
import { daysSince } from "@/shared/board/age";
import type { TicketFlags } from "@/shared/ui/TicketBadge";

/** A card as the page uses it; the server sends tuples, whose places `fields` names. */
export type TicketCard = TicketFlags & {
  id: string;
  code: string;
  version: number;
  state: TicketState;
  text: string;
  severity: Severity;
  timeliness: Timeliness;
  /** The body that remedies it, and the unit in it that does, where that is another. */
  unit: { id: string; body: string; short: string; name: string };
  /** Who remedies it; undefined to a reader of another body, who is not told. */
  officer: { id: number; full_name: string } | null | undefined;
  inspection: string;
  /** Its code, by which lanes are named. */
  inspection_code: string;
  area: string;
  opened_on: string;
  /** Days since then. */
  age: number;
};

const QUIET = 7; // days without a sign before a card says so

type Tuple = Record<string, unknown>;

/** The cards of a board, in the order the server gave them: gravest first, then by due date. */
export function readCards(board: TicketBoard, own: number | undefined): TicketCard[] {
  const people = board.people as Record<string, string>;
  const inspections = board.inspections as Record<string, [string, string]>;
  return board.cards.map((values) => {
    const at: Tuple = Object.fromEntries(board.fields.map((field, place) => [field, values[place]]));
    const unit = unitOf(board, at, own);
    const officer = at.officer as number | null;
    return {
      id: String(at.id),
      code: String(at.code),
      version: Number(at.version),
      state: at.state as TicketState,
      text: String(at.text),
      severity: at.severity as Severity,
      timeliness: { class: at.timeliness as Timeliness["class"], days: at.days as number | null },
      unit,
      officer:
        officer === null
          ? at.body === own
            ? null
            : undefined
          : { id: officer, full_name: people[officer] ?? "–" },
      inspection: String(at.inspection),
      inspection_code: inspections[String(at.inspection)]?.[0] ?? "–",
      area: String(at.area),
      opened_on: String(at.opened_on),
      age: daysSince(String(at.opened_on), board.as_of),
      returned: Number(at.returned ?? 0),
      extended: Number(at.extended ?? 0),
      escalated: Number(at.escalated ?? 0),
      grouped: Boolean(at.grouped),
      repeat: Boolean(at.repeat),
      silent: silence(at, board.as_of),
      evidence: Number(at.evidence ?? 0),
    };
  });
}

/** To a reader of another body the body is the one who answers; inside it, the unit. */
function unitOf(board: TicketBoard, at: Tuple, reader: number | undefined): TicketCard["unit"] {
  const names = board.units as Record<string, [string, string]>;
  const [bodyShort, bodyName] = names[String(at.body)] ?? ["–", "–"];
  const [short, name] = names[String(at.unit)] ?? [bodyShort, bodyName];
  const inside = at.body === reader;
  return {
    id: String(at.unit),
    body: String(at.body),
    short: inside ? short : bodyShort,
    name: at.unit === at.body ? bodyName : `${name}, ${bodyName}`,
  };
}

/** Days since the remedying side was last heard of, while it is its turn and they are many. */
function silence(at: Tuple, asOf: string): number | null {
  if (at.state !== "OPEN" && at.state !== "IN_PROGRESS") return null;
  const days = daysSince(String(at.quiet_since), asOf);
  return days >= QUIET ? days : null;
}

/** What the whole board holds, whatever is filtered: for the headline and for the filters' choices. */
export function whole(board: TicketBoard) {
  const cards = readCards(board, undefined);
  const names = board.units as Record<string, [string, string]>;
  const inspections = board.inspections as Record<string, [string, string]>;
  const choices = (values: string[], label: (value: string) => string) =>
    [...new Set(values)]
      .map((value) => ({ value, label: label(value) }))
      .sort((a, b) => a.label.localeCompare(b.label, "vi"));
  return {
    total: cards.length,
    closed: cards.filter((card) => card.state === "CLOSED").length,
    escalated: cards.filter((card) => card.escalated > 0).length,
    overdue: cards.filter((card) => card.timeliness.class === "OVERDUE").length,
    bodies: choices(
      cards.map((card) => card.unit.body),
      (body) => names[body]?.[0] ?? "–",
    ),
    units: choices(
      cards.map((card) => card.unit.id),
      (unit) => names[unit]?.[0] ?? "–",
    ),
    inspections: choices(
      cards.map((card) => card.inspection),
      (one) => inspections[one]?.[0] ?? "–",
    ),
    areas: [...new Set(cards.map((card) => card.area))],
  };
}

export type Whole = ReturnType<typeof whole>;
