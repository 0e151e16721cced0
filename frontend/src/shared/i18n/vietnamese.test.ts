import { afterEach, expect, test } from "vitest";
import { markVietnamese } from "./vietnamese";

/** The language that an element is read in. */
const spokenIn = (id: string) => document.getElementById(id)?.closest("[lang]")?.getAttribute("lang");

afterEach(() => {
  markVietnamese(false);
  document.body.replaceChildren();
});

test("on an English page what was entered in Vietnamese says so, and no English sentence does for a name in it", () => {
  document.documentElement.lang = "en";
  document.body.innerHTML = `
    <a id="title">Rà soát thủ tục hành chính</a>
    <a id="line"><span id="no">12 </span>Kế hoạch cải cách hành chính</a>
    <p id="unit">VP HĐND&amp;UBND</p>
    <p id="sentence">Waiting for VP HĐND&amp;UBND, P. Kinh tế to remove what is in the way</p>
    <p id="own" lang="fr">Đôn Đốc</p>`;
  markVietnamese(true);
  expect(["title", "line", "unit", "sentence", "own"].map(spokenIn)).toEqual(["vi", "vi", "vi", "en", "fr"]);
});

test("what comes or changes later is marked as it is then; a Vietnamese page has no marks", async () => {
  document.documentElement.lang = "en";
  document.body.innerHTML = `<p id="turned">Nothing left to do</p>`;
  markVietnamese(true);
  const [turned] = document.getElementsByTagName("p");
  const words = turned?.firstChild as Text;
  words.data = "Hết việc cần làm";
  document.body.insertAdjacentHTML("beforeend", "<p id='late'>Phòng Văn hóa - Xã hội</p>");
  await new Promise((done) => queueMicrotask(() => done(null)));
  expect(["turned", "late"].map(spokenIn)).toEqual(["vi", "vi"]);
  words.data = "Nothing left to do";
  await new Promise((done) => queueMicrotask(() => done(null)));
  expect(spokenIn("turned")).toBe("en");
  markVietnamese(false);
  expect(document.querySelectorAll("body [lang]")).toHaveLength(0);
});
