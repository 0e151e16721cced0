import type { Mentionable } from "@/shared/api/types";
import { restOf } from "@/shared/kept";
import { matched } from "@/shared/search/fold";

/** Somebody, or a unit, who may be mentioned. */
export type Option = { kind: "person" | "unit"; id: number; name: string; note: string };

/** What is being asked for after the last @ before the caret; null when nothing is. */
export function askedAt(text: string, caret: number): { from: number; words: string } | null {
  const found = /(?:^|[\s(])@([^\n@]{0,40})$/.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, words: found[1] ?? "" } : null;
}

/** The text with the mention in the place of what was typed, and where the caret then stands. */
export function withMention(text: string, from: number, caret: number, name: string): [string, number] {
  const written = `@${name} `;
  return [text.slice(0, from) + written + text.slice(caret).replace(/^ /, ""), from + written.length];
}

/** At most eight whose name, title or unit answers; a unit called by its name comes before its people. */
export const answering = (options: Option[], words: string): Option[] => {
  const named = options.filter(({ name }) => matched(name, words) !== null);
  const others = options.filter(
    (one) => !named.includes(one) && matched(`${one.name} ${one.note}`, words) !== null,
  );
  return [...named, ...others].slice(0, 8);
};

/** Who may be mentioned: people of one's own side, or, in what both sides read, units and the body on the other. */
export const optionsOf = ({ people, units, across }: Mentionable, shared: boolean): Option[] => [
  ...(shared ? across.map((unit) => unitOption(unit)) : people.map(personOption)),
  ...units.map((unit) => unitOption(unit)),
];
export const personOption = (one: Mentionable["people"][number]): Option => ({
  kind: "person",
  id: one.id,
  name: one.full_name,
  note: [one.title, one.unit?.short_name].filter(Boolean).join(" · "),
});
export const unitOption = (one: Mentionable["units"][number]): Option => ({
  kind: "unit",
  id: one.id,
  name: one.short_name,
  note: one.name === one.short_name ? "" : one.name,
});

/** Of those chosen the ones whose name still stands in the text, each once. */
export const standing = (text: string, chosen: Option[]): Option[] =>
  chosen.filter(
    (one, at) =>
      text.includes(`@${one.name}`) && chosen.findIndex((o) => o.kind === one.kind && o.id === one.id) === at,
  );

/** The text in pieces, those that mention one of these names apart. */
export function pieces(text: string, names: string[]): { at: number; text: string; mention: boolean }[] {
  const found: { at: number; text: string; mention: boolean }[] = [];
  const longest = [...names].sort((a, b) => b.length - a.length);
  let begun = 0;
  const cut = (end: number) => {
    if (begun < end) found.push({ at: begun, text: text.slice(begun, end), mention: false });
    begun = end;
  };
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const name = longest.find((one) => text.startsWith(one, at + 1));
    if (!name) continue;
    cut(at);
    begun = at + name.length + 1;
    found.push({ at, text: text.slice(at, begun), mention: true });
  }
  cut(text.length);
  return found;
}

/** What is being written: a text, whom it may mention, and whether the other side reads it too. */
export type Typed = { text: string; chosen: Option[]; shared: boolean };

/** What is left once this text was sent, as a comment of its own. */
export const afterSending = (typed: Typed, sent: string): Typed => {
  const text = restOf(typed.text, sent);
  return text ? { ...typed, text } : { text: "", chosen: [], shared: false };
};
