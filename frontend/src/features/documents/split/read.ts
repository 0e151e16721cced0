import type { Giving } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { keyOf, usualDue } from "@/shared/giving/recipients";
import { readDate } from "@/shared/ui/dates";

export const BECOMES = ["TASK", "JOINED", "NOTED"] as const;
export type Becomes = (typeof BECOMES)[number];

/** A line as its form keeps it; `problem`: why the server did not take it. */
export type Row = {
  id: string;
  clause: string;
  text: string;
  becomes: Becomes;
  who: string;
  due: string;
  join: string;
  problem?: string;
};

const NUMBERED = /^(\d+(?:\.\d+)*)\s*[.)/:-]\s+(.+)$/;
const LETTERED = /^([a-zđ])\s*[.)]\s+(.+)$/i;
const DASHED = /^[-–+•*]\s+(.+)$/;

/** The lines of a pasted text: each begins with a number, a letter or a dash; what does not goes on with the one before.
 * Without any of these, every line is one. */
export function readLines(text: string): { clause: string; text: string }[] {
  const lines = text
    .normalize("NFC")
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter(Boolean);
  const marked = lines.some((line) => NUMBERED.test(line) || LETTERED.test(line) || DASHED.test(line));
  if (!marked) return lines.map((line) => ({ clause: "", text: line }));
  const found: { clause: string; text: string }[] = [];
  let number = "";
  for (const line of lines) {
    const numbered = NUMBERED.exec(line);
    const lettered = LETTERED.exec(line);
    const dashed = DASHED.exec(line);
    if (numbered) {
      number = `mục ${numbered[1]}`;
      found.push({ clause: number, text: numbered[2] ?? "" });
    } else if (lettered) {
      const letter = `điểm ${lettered[1]?.toLowerCase()}`;
      found.push({ clause: number ? `${letter} ${number}` : letter, text: lettered[2] ?? "" });
    } else if (dashed) found.push({ clause: number, text: dashed[1] ?? "" });
    else {
      const before = found.at(-1);
      if (before) before.text = `${before.text} ${line}`;
      else found.push({ clause: "", text: line });
    }
  }
  return found;
}

const DAY =
  /(?:trước|đến|tới|chậm nhất|muộn nhất|hạn|hoàn thành|xong)[^.;\d]{0,25}(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)(?![\d/])/i;
const MONTH = /(?:trong|hết|cuối)\s+tháng\s+(\d{1,2})(?:\s*[/-]\s*(\d{4}))?/i;

/** The due date a line says, as ISO; "" where it says none. A month ends on its last day. */
export function dueSaid(text: string, year: number): string {
  const day = DAY.exec(text)?.[1];
  if (day) return readDate(day, year) ?? "";
  const month = MONTH.exec(text);
  const number = Number(month?.[1]);
  if (!(number >= 1 && number <= 12)) return "";
  return new Date(Date.UTC(Number(month?.[2] ?? year), number, 0)).toISOString().slice(0, 10);
}

const plain = (text: string): string =>
  text.normalize("NFC").toLowerCase().replace(/[–—]/g, "-").replace(/\s+/g, " ");

/** The unit a line names first, the longest name where two begin alike; "" where it names none. */
export function unitSaid(text: string, giving: Giving): string {
  const said = plain(text);
  const named = giving.recipients
    .filter((one) => !one.person)
    .flatMap((one) => [one.unit.name, one.unit.short_name].map((name) => ({ one, name: plain(name) })))
    .filter(({ name }) => name && said.includes(name))
    .sort((a, b) => said.indexOf(a.name) - said.indexOf(b.name) || b.name.length - a.name.length);
  return named[0] ? keyOf(named[0].one) : "";
}

/** A row for each pasted line, with what it says of who and by when. */
export const rowsOf = (text: string, giving: Giving, year: number): Row[] =>
  readLines(text).map((line) => ({
    ...line,
    id: uuid7(),
    becomes: "TASK",
    who: unitSaid(line.text, giving),
    due: dueSaid(line.text, year) || usualDue(giving),
    join: "",
  }));
