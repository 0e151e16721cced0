import i18next from "i18next";
import { describe, expect, it } from "vitest";
import { speak } from ".";
import { all as words } from "./all.vi";
import { en } from "./en";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const vietnamese = new Map(flat(words as Tree));
const english = new Map(flat(en as unknown as Tree));
const sources = Object.entries(
  import.meta.glob("/src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }) as Record<
    string,
    string
  >,
).filter(([path]) => !path.includes("/i18n/") && !path.includes(".test."));
const code = sources.map(([, text]) => text).join("\n");

describe("words on the screen", () => {
  it("are there in both languages, key for key", () => {
    const singular = /_one$/;
    expect([...english.keys()].filter((key) => !singular.test(key)).sort()).toEqual(
      [...vietnamese.keys()].sort(),
    );
    expect([...vietnamese.values(), ...english.values()].filter((text) => !text.trim())).toEqual([]);
  });

  it("name the same places to fill in", () => {
    const places = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const [key, text] of vietnamese) expect(places(english.get(key) ?? ""), key).toEqual(places(text));
  });

  it("are all used", () => {
    const dynamic = [...code.matchAll(/t\(\s*`([\w.]+)\$\{/g)].map((match) => match[1] as string);
    const chosen = [...code.matchAll(/"([a-zA-Z]+(?:\.[a-zA-Z_]+)+)"/g)].map((match) => match[1] as string);
    const unused = [...vietnamese.keys()].filter(
      (key) => !chosen.includes(key) && !dynamic.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    "tác vụ",
    "công việc con",
    "phiếu hỗ trợ",
    "kanban",
    "dashboard",
    "submit",
    "phản đối",
    "phê chuẩn",
    "xác minh",
    "verify",
    "từ chối",
    "leo thang",
    "ping",
    "độ phủ",
    "trọng số tổng hợp",
    "đã ký",
    "thủ trưởng",
    "workflow",
    "ticket",
    "board",
  ])("never say “%s”", (word) => {
    const found = [...vietnamese].filter(([, text]) => text.toLowerCase().includes(word.toLowerCase()));
    expect(found).toEqual([]);
  });

  it("leave colours to the tokens", () => {
    expect(
      sources
        .filter(([, text]) => /#[0-9a-fA-F]{3,8}\b(?!\w)/.test(text.replace(/&#\w+;/g, "")))
        .map(([path]) => path),
    ).toEqual([]);
  });
});

it("a count is parted by thousands as its language does it, a year is not", async () => {
  await speak("vi");
  expect(i18next.t("board.count.task", { count: 3418 })).toBe("3.418 việc");
  expect(i18next.t("plans.year", { year: 2026 })).toBe("Năm 2026");
  await speak("en");
  expect(i18next.t("board.count.task", { count: 3418 })).toBe("3,418 tasks");
  await speak("vi");
});
