import { uuid7 } from "@/shared/api/uuid";

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

export const rowsOf = (text: string, due: string): Row[] =>
  readLines(text).map((line) => ({ ...line, id: uuid7(), becomes: "TASK", who: "", due, join: "" }));
