import type { KeptArea } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { plain } from "@/shared/ui/plain";

/** An area while it is written; the code of a new one is made of its name when it is sent. */
export type Typed = {
  key: string;
  code: string;
  vi: string;
  en: string;
  words: string;
  retired: boolean;
  isNew: boolean;
};

const LONGEST = 40; // characters of a code

export const typedOf = (area: KeptArea): Typed => ({
  key: area.code,
  code: area.code,
  vi: area.vi,
  en: area.en,
  words: area.words.join("; "),
  retired: area.retired,
  isNew: false,
});

export const blank = (): Typed => ({
  key: uuid7(),
  code: "",
  vi: "",
  en: "",
  words: "",
  retired: false,
  isNew: true,
});

/** One row up (-1) or down (1). */
export function moved(rows: Typed[], at: number, by: -1 | 1): Typed[] {
  const next = [...rows];
  const [row] = next.splice(at, 1);
  if (row) next.splice(at + by, 0, row);
  return next;
}

/** Capital letters without marks; those of a programme begin with its code, so that no two programmes meet. */
export function codeOf(name: string, programme: string, taken: string[]): string {
  const letters = plain(name)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_");
  const wanted = `${programme}_${letters}`.replace(/^_+|_+$/g, "").slice(0, LONGEST - 3);
  let code = wanted;
  for (let n = 2; taken.includes(code); n += 1) code = `${wanted}_${n}`;
  return code;
}

/** As the server takes them, in their order. */
export function asSent(rows: Typed[], programme: string) {
  const taken = rows.filter((row) => !row.isNew).map((row) => row.code);
  return rows.map((row) => {
    const code = row.isNew ? codeOf(row.vi, programme, taken) : row.code;
    if (row.isNew) taken.push(code);
    const words = row.words
      .split(";")
      .map((word) => word.trim())
      .filter(Boolean);
    return { code, vi: row.vi.trim(), en: row.en.trim(), words, retired: row.retired };
  });
}
