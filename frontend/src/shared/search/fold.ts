/** Words without marks and case, as the server compares them: for what the page knows by itself. */
export const plain = (text: string): string =>
  text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");

/** A part of a text, and where it begins in it. */
export type Piece = { at: number; text: string; hit: boolean };
type Answering = { text: string; hits: number[][] };

/** The text in pieces, cut where it answers. */
export function parted({ text, hits }: Answering): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const cut = (end: number, hit: boolean) => {
    if (at < end) pieces.push({ at, text: text.slice(at, end), hit });
    at = end;
  };
  for (const [start = 0, end = 0] of hits) {
    cut(start, false);
    cut(end, true);
  }
  cut(text.length, false);
  return pieces;
}

/** The label in pieces when each word of the question begins one of its words; null when not. */
export function matched(label: string, asked: string): Piece[] | null {
  const wanted: string[] = plain(asked).match(/[a-z0-9]+/g) ?? [];
  const text = label.normalize("NFC");
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const begins = (one: string) => (word: RegExpMatchArray) => plain(word[0]).startsWith(one);
  if (!wanted.every((one) => words.some(begins(one)))) return null;
  const met = words.filter((word) => wanted.some((one) => begins(one)(word)));
  return parted({ text, hits: met.map((word) => [word.index, word.index + word[0].length]) });
}
