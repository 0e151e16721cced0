/** The minutes as the device fills them in: from the pack, the answers and the findings (product.md §22). They are an
 * official paper, so their words are Vietnamese whatever the screen speaks. */
import type { Minutes, Pack } from "@/shared/api/types";
import { areasOf } from "@/shared/areas/areas";
import { i18next } from "@/shared/i18n";
import { dayOf, readDate, showDate, showMoment, showTime } from "@/shared/ui/dates";
import { answerInWords, inWords } from "../items";
import type { Found, ItemState } from "../visit";

export type Content = Minutes["content"];
type Fact = Content["facts"][number];

export const EMPTY: Content = {
  place: "",
  started_at: null,
  ended_at: null,
  basis: "",
  team: [],
  people: [],
  contents: [],
  period: "",
  documents: [],
  facts: [],
  good: "",
  shortcomings: [],
  remedied: [],
  requests: [],
  opinion: "",
  refusal: null,
  copies: 2,
  pages: null,
  read_back: false,
  writer: "",
  supplement: "",
};

const said = i18next.getFixedT("vi");
const WORDS = { YES: "có", NO: "không", NA: "không áp dụng" };

/** Everything the device knows; what only people in the room know is left to them. */
export function prefilledMinutes(
  pack: Pack,
  states: ItemState[],
  found: Found[],
  opened = pack.inspection.opened_at,
): Content {
  const { inspection, team, me } = pack;
  const secretary = team.find((one) => one.role === "SECRETARY")?.person.full_name;
  return {
    ...EMPTY,
    place: `Trụ sở ${inspection.unit.name}`,
    started_at: opened,
    basis: basisOf(inspection),
    team: team.map(({ person, role, title }) => ({
      name: person.full_name,
      title: title || person.title || "",
      role,
    })),
    people: [{ name: "", title: "", present: true, reason: "", stand_in: "" }],
    period: `Từ ngày 01/01/${inspection.year} đến ngày ${showDate(inspection.starts_on)}`,
    writer: secretary ?? me.full_name,
    ...fromTheVisit(states, found, pack),
  };
}

/** The parts that follow what was answered and found; written anew when somebody asks for it. */
export function fromTheVisit(
  states: ItemState[],
  found: Found[],
  pack: Pack,
): Pick<Content, "contents" | "facts" | "shortcomings" | "remedied" | "requests"> {
  const facts = factsOf(states);
  const areas = areasOf(pack.programmes ?? [], "vi"); // a pack of before carries none
  const held = found.filter((one) => !one.fields.onSite);
  return {
    contents: [...new Set(states.map((one) => one.item.section))],
    facts,
    shortcomings: held.map(({ id, fields }) => ({
      finding: id,
      text: fields.text.trim(),
      area: fields.area ? areas.name(fields.area) : "",
      article: fields.legal_basis.trim(),
      degree: fields.severity ? said(`severity.${fields.severity}`) : "",
    })),
    remedied: found
      .filter((one) => one.fields.onSite)
      .map(({ id, fields }) => ({ finding: id, text: fields.text.trim(), remedy: fields.remedy.trim() })),
    requests: held.map(({ fields }) => ({
      text: fields.requirement.trim() || `Khắc phục: ${fields.text.trim()}`,
      days: Number(fields.days) || null,
      days_unit: fields.calendar ? "CALENDAR" : "WORKING",
    })),
  };
}

function basisOf({ decision_no, decision_on, basis, kind }: Pack["inspection"]): string {
  const decision =
    decision_no && `Quyết định số ${decision_no}${decision_on ? ` ngày ${showDate(decision_on)}` : ""}`;
  return [decision, !decision && kind === "SURPRISE" && "Kiểm tra đột xuất", basis]
    .filter(Boolean)
    .join("; ");
}

/** Without the full stop that somebody typed, since one follows. */
const ended = (text: string): string => text.replace(/[.;,\s]+$/, "");

/** One fact a section: what was answered, line by line, with its figures beside. */
function factsOf(states: ItemState[]): Fact[] {
  const facts = new Map<string, Fact>();
  for (const { item, counts, conflict, shots } of states) {
    const fact = facts.get(item.section) ?? { title: item.section, text: "", figures: [] };
    facts.set(item.section, fact);
    const photos = shots.length ? ` (${shots.length} ảnh)` : "";
    if (!counts) {
      if (conflict || shots.length)
        fact.text += `- ${item.text}: ${conflict ? "các thành viên ghi khác nhau" : "có ảnh"}${photos}.\n`;
      continue;
    }
    const note = counts.note.trim() && `; ${counts.note.trim()}`;
    fact.text += `- ${item.text}: ${ended(`${answerInWords(item, counts.value, WORDS)}${note}`)}${photos}.\n`;
    if (item.kind === "FIGURES")
      for (const { key, label, unit } of item.figures) {
        const figure = counts.value.figures[key];
        if (figure !== undefined) fact.figures.push({ label, value: `${inWords(figure)} ${unit}`.trim() });
      }
  }
  return [...facts.values()].map((fact) => ({ ...fact, text: fact.text.trim() })).filter((fact) => fact.text);
}

const named = <T extends { name: string }>(rows: T[]): T[] => rows.filter((one) => one.name.trim());
const worded = <T extends { text: string }>(rows: T[]): T[] => rows.filter((one) => one.text.trim());

/** As the server takes it: rows that are still empty are left out. */
export const told = (content: Content): Content => ({
  ...content,
  team: named(content.team),
  people: named(content.people),
  contents: content.contents.filter((one) => one.trim()),
  documents: content.documents.filter((one) => one.trim()),
  facts: content.facts.filter((one) => one.title.trim()),
  shortcomings: worded(content.shortcomings),
  remedied: worded(content.remedied),
  requests: worded(content.requests),
});

/** What keeps them from being signed; the same questions the server asks. */
export function missing(
  content: Content,
  supplementary: boolean,
): ("place" | "times" | "people" | "supplement" | "refusal")[] {
  const { started_at: from, ended_at: until, refusal } = content;
  const found: ReturnType<typeof missing> = [];
  if (!content.place.trim()) found.push("place");
  if (!from || !until || new Date(until) < new Date(from)) found.push("times");
  if (!named(content.people).length) found.push("people");
  if (supplementary && !content.supplement.trim()) found.push("supplement");
  if (refusal && !(refusal.reason.trim() && refusal.witness.trim())) found.push("refusal");
  return found;
}

/** "07:15, 14/08/2026"; nothing for none. */
export const toField = (moment: string | null): string => (moment ? showMoment(moment) : "");

/** `7:15`, `7h15`, `7 giờ 15`, with a day or on `day`, by the clock of Vietnam; null when it is no moment. */
export function fromField(text: string, day: string): string | null {
  const match = /^(\d{1,2})\s*(?::|h|giờ)\s*(?:(\d{2})(?!\s*[/\d]))?(?:\s*phút)?[\s,]*(.*)$/i.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, hour, minute = "00", on] = match;
  const date = on ? readDate(on, Number(dayOf(day).slice(0, 4))) : dayOf(day);
  if (!date || Number(hour) > 23 || Number(minute) > 59) return null;
  return new Date(`${date}T${(hour as string).padStart(2, "0")}:${minute}:00+07:00`).toISOString();
}

/** "7 giờ 15 phút, ngày 14 tháng 8 năm 2026". */
export function momentInWords(moment: string | null): string {
  if (!moment) return "… giờ … phút, ngày … tháng … năm …";
  const [hour, minute] = showTime(moment).split(":").map(Number);
  return `${hour} giờ ${String(minute).padStart(2, "0")} phút, ${dayInWords(moment)}`;
}

export function dayInWords(moment: string): string {
  const [day, month, year] = showDate(moment).split("/");
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
