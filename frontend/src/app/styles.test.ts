import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const BETWEEN = /,(?![^(]*\))/; // two selectors, not two of what `:is()` means

/** The selectors of a sheet that stand alone, outside of every condition. */
const grounds = (sheet: string): string[] => {
  const text = sheet.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@[^{;]*;/g, "");
  const found: string[] = [];
  let depth = 0;
  let begun = "";
  for (const letter of text) {
    if (letter === "{" && depth++ === 0 && !begun.trim().startsWith("@"))
      found.push(...begun.split(BETWEEN).map((one) => one.trim()));
    if (letter === "}") depth -= 1;
    begun = "{}".includes(letter) || depth ? "" : begun + letter;
  }
  return found;
};

it("one sheet alone says how a part looks: the same name in two of them is two parts that spoil each other", () => {
  const sheets = new Map<string, string[]>();
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith(".css")))
    for (const selector of new Set(grounds(readFileSync(join(__dirname, file), "utf8"))))
      sheets.set(selector, [...(sheets.get(selector) ?? []), file]);
  expect(sheets.size).toBeGreaterThan(500);
  expect([...sheets].filter(([, files]) => files.length > 1)).toEqual([]);
});
