import { expect, it } from "vitest";

const sources = import.meta.glob("/src/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;

const fileOf = (path: string, from: string): string | undefined => {
  const parts = path.startsWith("@/") ? ["", "src"] : from.split("/").slice(0, -1);
  for (const part of path.replace("@/", "").split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  const name = parts.join("/");
  return [`${name}.tsx`, `${name}.ts`, `${name}/index.ts`].find((one) => one in sources);
};
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match[1] as string);
const treesIn = (file: string) => found(sources[file] ?? "", /^ {2}(\w+): \{/gm);
/** A file and all that it imports at once. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = found(sources[file] ?? "", /^(?:import|export) (?!type )[^;]*?"([@.][^"]*)";/gm);
  for (const path of imports) {
    const next = fileOf(path, file);
    if (next) closure(next, seen);
  }
  return seen;
}
const code = Object.keys(sources).filter((file) => !file.includes(".test.") && !file.includes("/test/"));
const begun = code.flatMap((file) =>
  found(sources[file] ?? "", /import\("([@.][^"]*)"\)/g).flatMap((path) => fileOf(path, file) ?? []),
);

const entry = closure("/src/main.tsx");
const trees = [...closure("/src/shared/i18n/all.vi.ts")].filter((file) => !entry.has(file)).flatMap(treesIn);

it("what is said apart comes with every page that says it", () => {
  const missing: string[] = [];
  for (const first of ["/src/main.tsx", ...begun]) {
    const files = [...closure(first)].filter((file) => !file.includes("/i18n/"));
    const brought = [...closure(first)].filter((file) => file.endsWith(".vi.ts")).flatMap(treesIn);
    for (const tree of trees) {
      const says = files.some((file) => new RegExp(`["\`]${tree}\\.`).test(sources[file] ?? ""));
      if (says && !brought.includes(tree)) missing.push(`${first} says ${tree}`);
    }
  }
  expect(trees.length).toBeGreaterThan(5);
  expect(begun.length).toBeGreaterThan(70);
  expect(missing).toEqual([]);
});
