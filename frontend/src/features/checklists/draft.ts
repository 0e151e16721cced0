import type { ItemKind, ItemOfList } from "@/shared/api/visitQueries";

/** A checklist while it is written: pure, so that the form and its tests do the same. */

export const KINDS: ItemKind[] = ["FIGURES", "YES_NO", "CHOICE", "TEXT", "PHOTO"];

export const newItem = (id: string, after: ItemOfList | undefined, area: string): ItemOfList => ({
  id,
  section: after?.section ?? "",
  kind: "YES_NO",
  area: after?.area ?? area,
  text: "",
  help: "",
  legal_basis: "",
  photo: false,
  figures: [],
  sum: null,
  choices: [],
  fails: { figure: "", of: "", op: "OVER", value: 0, choices: ["NO"] },
  severity: "MINOR",
  finding: "",
  requirement: "",
});

/** A key for what is named so: its letters without marks, told apart from the others. */
export function keyOf(label: string, taken: string[]): string {
  const letters = label
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, (run) => (/^[\u0300-\u036f]+$/.test(run) ? "" : "_"))
    .replace(/^[_\d]+|_+$/g, "")
    .slice(0, 30);
  const wanted = letters || "so";
  let key = wanted;
  for (let n = 2; taken.includes(key); n += 1) key = `${wanted}_${n}`;
  return key;
}

/** Of another kind: what belonged to the former kind goes. */
export function ofKind(item: ItemOfList, kind: ItemKind): ItemOfList {
  const bare = { ...item, kind, figures: [], sum: null, choices: [], fails: null };
  if (kind === "YES_NO")
    return { ...bare, fails: { figure: "", of: "", op: "OVER", value: 0, choices: ["NO"] } };
  if (kind === "PHOTO") return { ...bare, photo: true };
  return bare;
}

/** Without rules that speak of figures or choices that are gone. */
export function tidied(item: ItemOfList): ItemOfList {
  const figures = item.figures.map((figure) => figure.key);
  const choices =
    item.kind === "YES_NO" ? ["YES", "NO", "NA"] : [...item.choices.map((one) => one.key), "NA"];
  const parts = item.sum?.parts.filter((part) => figures.includes(part)) ?? [];
  const sum = item.sum && figures.includes(item.sum.total) && parts.length ? { ...item.sum, parts } : null;
  const rule = item.fails;
  if (!rule) return { ...item, sum };
  if (item.kind === "FIGURES") {
    const of = figures.includes(rule.of) ? rule.of : "";
    return { ...item, sum, fails: figures.includes(rule.figure) ? { ...rule, of, choices: [] } : null };
  }
  const kept = rule.choices.filter((choice) => choices.includes(choice));
  return { ...item, sum, fails: kept.length ? { ...rule, choices: kept } : null };
}

/** One place up or down. */
export function moved<T>(rows: T[], at: number, by: -1 | 1): T[] {
  const next = [...rows];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

/** Sections in their order, each with its lines and their places. */
export function sections(items: ItemOfList[]): { name: string; rows: { item: ItemOfList; at: number }[] }[] {
  const found: { name: string; rows: { item: ItemOfList; at: number }[] }[] = [];
  items.forEach((item, at) => {
    const last = found.at(-1);
    if (last?.name === item.section) last.rows.push({ item, at });
    else found.push({ name: item.section, rows: [{ item, at }] });
  });
  return found;
}
