/** Two texts word by word: pure. */

export type Piece = { kind: "same" | "old" | "new"; text: string };

const MOST = 600; // words of each text; beyond, what differs is shown whole

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** What became of `before` in `after`: kept, struck and added words in reading order. */
export function differences(before: string, after: string): Piece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (old.length > MOST || now.length > MOST) return joined([piece("old", before), piece("new", after)]);
  const length = commonLengths(old, now);
  const found: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const down = length[i + 1]?.[j] ?? -1;
    const right = length[i]?.[j + 1] ?? -1;
    if (i < old.length && old[i] === now[j]) {
      found.push(piece("same", old[i++] ?? ""));
      j++;
    } else if (i < old.length && (j >= now.length || down >= right)) found.push(piece("old", old[i++] ?? ""));
    else found.push(piece("new", now[j++] ?? ""));
  }
  return joined(found);
}

const piece = (kind: Piece["kind"], text: string): Piece => ({ kind, text });

/** Of every pair of rests, the most words they have in common. */
function commonLengths(old: string[], now: string[]): number[][] {
  const length = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = length[i] as number[];
      const next = length[i + 1] as number[];
      row[j] = old[i] === now[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return length;
}

/** Neighbours as one piece. A space between two changes belongs to both, so that neither is told a word at a time. */
function joined(pieces: Piece[]): Piece[] {
  const found: Piece[] = [];
  const run = { old: "", new: "" };
  const add = (kind: Piece["kind"], text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) found.push(piece(kind, text));
  };
  const end = () => {
    add("old", run.old);
    add("new", run.new);
    run.old = run.new = "";
  };
  pieces.forEach(({ kind, text }, at) => {
    if (kind !== "same") run[kind] += text;
    else if (!text.trim() && (run.old || run.new) && (pieces[at + 1]?.kind ?? "same") !== "same") {
      run.old += text;
      run.new += text;
    } else {
      end();
      add("same", text);
    }
  });
  end();
  return found;
}
