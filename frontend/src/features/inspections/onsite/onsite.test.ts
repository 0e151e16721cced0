import { describe, expect, it } from "vitest";
import type { ChecklistItem, Pack, SiteAnswer } from "@/shared/api/types";
import { written } from "@/shared/device/outbox";
import type { Kept } from "@/shared/device/records";
import { BLANK, type Fields, fieldsOf, USUAL } from "../finding/fields";
import { withItem, withPhoto } from "./absorb";
import { added, answerInWords, fails, filled, isWhole, NOTHING, saysTheSame, sumOf } from "./items";
import { fromField, missing, momentInWords, prefilledMinutes, toField, told } from "./minutes/content";
import { FIRST, LARGEST, nextTry, within } from "./photo";
import { prefilled } from "./SiteFindingPage";
import { choiceOf, foundSoFar, itemStates, lines, openedAt, progressOf } from "./visit";

const COUNT: ChecklistItem = {
  id: "count",
  section: "I. Giờ giấc làm việc",
  kind: "FIGURES",
  area: "CIVIL_SERVICE",
  text: "Kiểm đếm người có mặt",
  help: "",
  legal_basis: "Quy chế làm việc",
  photo: false,
  figures: [
    { key: "expected", label: "Phải có mặt", unit: "người" },
    { key: "present", label: "Có mặt", unit: "người" },
    { key: "with", label: "Vắng có lý do", unit: "người" },
    { key: "without", label: "Vắng không rõ lý do", unit: "người" },
  ],
  sum: { total: "expected", parts: ["present", "with", "without"] },
  choices: [],
  fails: { figure: "without", of: "", op: "OVER", value: 0, choices: [] },
  severity: "MAJOR",
  finding: "Có {present}/{expected} người có mặt; {without} người vắng không rõ lý do",
  requirement: "Làm rõ lý do vắng mặt",
};
const BADGES: ChecklistItem = {
  ...COUNT,
  id: "badges",
  section: "II. Trang phục, thẻ",
  kind: "YES_NO",
  text: "Đeo thẻ trong giờ làm việc",
  figures: [],
  sum: null,
  fails: { figure: "", of: "", op: "OVER", value: 0, choices: ["NO"] },
  severity: "REMIND",
  finding: "",
};
const FIGURES = { expected: 66, present: 40, with: 25, without: 1 };
const counted = (figures: Record<string, number>) => ({ ...NOTHING, figures });
const chose = (choice: string) => ({ ...NOTHING, choice });
const person = (id: number, full_name: string) => ({ id, full_name, title: "Thanh tra viên" });
const ME = person(1, "Hoàng Kiểm Nghiệm");
const OTHER = person(2, "Vũ Thư Ký");

const answer = (id: string, author: typeof ME, item: string, value: SiteAnswer["value"]): SiteAnswer =>
  ({
    id,
    item,
    version: 1,
    author,
    value,
    note: "",
    failed: false,
    at: "2026-08-14T00:20:00Z",
    findings: [],
  }) as never;

function pack(items: object[] = []): Pack {
  return {
    me: ME,
    inspection: {
      id: "kt10",
      year: 2026,
      code: "KT10",
      kind: "SURPRISE",
      title: "Kiểm tra đột xuất",
      unit: { name: "UBND phường Minh Tâm", short_name: "phường Minh Tâm" },
      body: { name: "Sở Nội vụ tỉnh Minh Họa" },
      decision_no: "61/QĐ-SNV",
      decision_on: "2026-08-12",
      basis: "",
      starts_on: "2026-08-14",
      opened_at: "2026-08-14T00:15:00Z",
      opened_said_at: null,
    },
    team: [
      { person: ME, role: "HEAD", title: "Trưởng đoàn" },
      { person: OTHER, role: "SECRETARY", title: "" },
    ],
    visit: { checklists: [{ id: "list", items: [COUNT, BADGES] }], items, photos: [], minutes: [] },
    findings: [],
  } as never;
}
const said = (id: string, item: string, value: SiteAnswer["value"]): Kept => ({
  kind: "answer",
  id,
  unsent: true,
  at: "2026-08-14T00:21:00Z",
  body: written(undefined, { item, value, note: "", at: "2026-08-14T00:21:00Z" }, "key"),
});
const theirs = (value: SiteAnswer["value"], more: object = {}) => [
  {
    item: "count",
    state: "AGREED",
    result: "b",
    chosen_by: null,
    answers: [answer("b", OTHER, "count", value)],
    ...more,
  },
];
const first = (items: object[], records: Kept[]) =>
  itemStates(pack(items), records)[0] as ReturnType<typeof itemStates>[0];

describe("an item on the device", () => {
  it("adds up as soon as every figure is there", () => {
    expect(sumOf(COUNT, { expected: 66, present: 40 })).toBeNull();
    expect(sumOf(COUNT, FIGURES)).toEqual({
      parts: [40, 25, 1],
      total: 66,
      name: "Phải có mặt",
      agrees: true,
    });
    expect(sumOf(COUNT, { ...FIGURES, without: 0 })?.agrees).toBe(false);
    expect(added([0.1, 0.2])).toBe(0.3);
  });

  it("fails by its rule: a figure over a bound, a share under one, a choice", () => {
    expect(fails(COUNT, counted(FIGURES))).toBe(true);
    expect(fails(COUNT, counted({ ...FIGURES, without: 0 }))).toBe(false);
    expect(fails(COUNT, counted({ present: 1 }))).toBe(false);
    const share = {
      ...COUNT,
      fails: { figure: "present", of: "expected", op: "UNDER" as const, value: 61, choices: [] },
    };
    expect(fails(share, counted(FIGURES))).toBe(true); // 60.6 %
    expect(fails(share, counted({ present: 1, expected: 0 }))).toBe(false);
    expect([fails(BADGES, chose("NO")), fails(BADGES, chose("NA"))]).toEqual([true, false]);
  });

  it("is whole when every figure is there, or where it does not apply", () => {
    expect(isWhole(COUNT, counted({ expected: 66 }))).toBe(false);
    expect(isWhole(COUNT, counted(FIGURES))).toBe(true);
    expect(isWhole(COUNT, chose("NA"))).toBe(true);
    expect(isWhole(COUNT, counted({ ...FIGURES, without: 0 }))).toBe(false); // 65 of 66
  });

  it("says its finding with the figures that were counted", () => {
    expect(filled(COUNT.finding, { ...FIGURES, present: 40.5 })).toContain(
      "40,5/66 người có mặt; 1 người vắng",
    );
    expect(filled("{left} rời vị trí", {})).toBe("{left} rời vị trí");
    const state = first([], [said("a", "count", counted(FIGURES))]);
    expect(prefilled(state, USUAL)).toEqual({
      ...BLANK,
      text: "Có 40/66 người có mặt; 1 người vắng không rõ lý do",
      requirement: "Làm rõ lý do vắng mặt",
      legal_basis: "Quy chế làm việc",
      area: "CIVIL_SERVICE",
      severity: "MAJOR",
      days: "15",
    });
  });

  it("is told in a few words", () => {
    const words = { YES: "có", NO: "không", NA: "không áp dụng" };
    expect(answerInWords(COUNT, counted({ expected: 66, present: 40 }), words)).toBe(
      "Phải có mặt 66 người, Có mặt 40 người",
    );
    expect(answerInWords(BADGES, chose("NO"), words)).toBe("không");
    expect(saysTheSame(counted({ present: 1, with: 2 }), counted({ with: 2, present: 1 }))).toBe(true);
  });
});

describe("a photograph that was closed", () => {
  it("is opened nowhere, on the phone that took it either, and proves nothing", () => {
    const at = "2026-08-14T00:21:00Z";
    const there = (id: string, closed_at: string | null) =>
      ({
        id,
        item: "photo",
        minutes: null,
        taken_at: at,
        by: OTHER,
        file: { href: `/${id}`, closed_at },
      }) as never;
    const taken: Kept = {
      kind: "photo",
      id: "mine",
      unsent: false,
      at,
      bytes: new ArrayBuffer(1),
      body: { ...written(undefined, { item: "photo", minutes: null, taken_at: at }, "key"), sent: 1 },
    };
    const seen = (closed: string | null) => {
      const taking = pack();
      const asked = { ...COUNT, id: "photo", kind: "PHOTO" as const };
      taking.visit.checklists = [{ ...taking.visit.checklists[0], items: [asked] }] as never;
      taking.visit.photos = [there("mine", closed), there("other", closed)];
      const [state] = itemStates(taking, [taken]);
      return [state?.whole, state?.shots.map((shot) => Boolean(shot.bytes || shot.url))];
    };
    expect(seen(null)).toEqual([true, [true, true]]);
    expect(seen(at)).toEqual([false, [false, false]]);
  });
});

describe("several phones", () => {
  it("fill different items: each is merged, and counted once", () => {
    const states = itemStates(pack(theirs(counted(FIGURES))), [said("a", "badges", chose("NO"))]);
    expect(states.map((one) => [one.no, one.whole, one.conflict, one.failed])).toEqual([
      ["1.1", true, false, true],
      ["2.1", true, false, true],
    ]);
    expect(progressOf(states)).toEqual({ done: 2, of: 2 });
    expect(lines(pack()).map((one) => one.no)).toEqual(["1.1", "2.1"]);
  });

  it("contradict each other in sight, until one answer is chosen", () => {
    const mine = said("a", "count", counted({ ...FIGURES, present: 41, with: 24 }));
    const state = first(theirs(counted(FIGURES)), [mine]);
    expect([state.conflict, state.counts, state.others.length]).toEqual([true, null, 1]);
    const choice: Kept = {
      ...mine,
      kind: "choice",
      id: "count",
      body: written(undefined, { answer: "b" }, "key"),
    };
    expect(first(theirs(counted(FIGURES)), [mine, choice]).counts?.id).toBe("b");
    expect(choiceOf(state, "b")).toEqual({ answer: "b", seen: [{ answer: "b", version: 1 }] });
    const refused = {
      ...choice,
      body: { ...(choice.body as object), refused: "Mục này vừa có câu trả lời khác." },
    };
    expect(first(theirs(counted(FIGURES)), [mine, refused]).conflict).toBe(true); // it settled nothing
    expect(first(theirs(counted(FIGURES)), [said("a", "count", counted(FIGURES))]).conflict).toBe(false);
  });

  it("show one's own newest word, not the one the server still has", () => {
    const known = {
      item: "count",
      state: "AGREED",
      result: "a",
      chosen_by: null,
      answers: [answer("a", ME, "count", counted({ expected: 60 }))],
    };
    expect(first([known], [said("a", "count", counted(FIGURES))]).mine?.value.figures.expected).toBe(66);
    const sent = said("a", "count", counted(FIGURES));
    const arrived = { ...sent, unsent: false, body: { ...(sent.body as object), sent: 1 } };
    expect(first([known], [arrived]).mine?.value.figures.expected).toBe(60); // changed on one's other device
  });

  it("take what the server answers into the pack", () => {
    const answered = theirs(counted(FIGURES))[0] as never;
    expect(withItem(withItem(pack(), answered), answered).visit.items).toEqual([answered]);
    const photo = { id: "p", minutes: null } as never;
    expect(withPhoto(withPhoto(pack(), photo), photo).visit.photos).toEqual([photo]);
  });
});

describe("the minutes", () => {
  const fields: Fields = {
    ...BLANK,
    text: "1 người vắng không rõ lý do",
    area: "CIVIL_SERVICE",
    severity: "MAJOR",
    days: "15",
  };
  const finding = (id: string, more: Partial<Fields>): Kept => ({
    ...said(id, "count", NOTHING),
    kind: "finding",
    body: written(undefined, { fields: { ...fields, ...more }, answer: null, item: null }, "key"),
  });
  const records = [
    said("a", "count", counted(FIGURES)),
    finding("f", {}),
    finding("g", { text: "Bảng tên cũ", onSite: true, remedy: "Đã thay", days: "" }),
  ];
  const minutes = prefilledMinutes(
    pack(),
    itemStates(pack(), records),
    foundSoFar(pack(), records, fieldsOf),
  );

  it("begin with all that the device knows", () => {
    expect(minutes.basis).toBe("Quyết định số 61/QĐ-SNV ngày 12/08/2026");
    expect(minutes.team.map((one) => [one.name, one.title, one.role])).toEqual([
      ["Hoàng Kiểm Nghiệm", "Trưởng đoàn", "HEAD"],
      ["Vũ Thư Ký", "Thanh tra viên", "SECRETARY"],
    ]);
    expect(minutes.writer).toBe("Vũ Thư Ký");
    expect(minutes.facts.map((one) => [one.title, one.figures.length])).toEqual([
      ["I. Giờ giấc làm việc", 4],
    ]);
    expect(minutes.shortcomings.map((one) => [one.finding, one.degree])).toEqual([["f", "Đáng kể"]]);
    expect(minutes.remedied.map((one) => one.remedy)).toEqual(["Đã thay"]);
    expect(minutes.requests.map((one) => [one.days, one.days_unit])).toEqual([[15, "WORKING"]]);
  });

  it("begin when the team made itself known, also without network", () => {
    const opening: Kept = {
      kind: "opening",
      id: "opening",
      unsent: true,
      at: "2026-08-14T00:16:00Z",
      body: {},
    };
    const before = {
      ...pack(),
      inspection: { ...pack().inspection, state: "DECIDED", opened_at: null },
    } as Pack;
    expect([openedAt(before, []), openedAt(before, [opening])]).toEqual([null, opening.at]);
    expect(prefilledMinutes(before, [], [], openedAt(before, [opening])).started_at).toBe(opening.at);
    expect(minutes.started_at).toBe("2026-08-14T00:15:00Z");
    const told = { ...before.inspection, opened_at: "2026-08-14T02:00:00Z", opened_said_at: opening.at };
    expect(openedAt({ ...before, inspection: told }, [])).toBe(opening.at);
  });

  it("put one full stop behind what was typed", () => {
    const noted = said("a", "count", counted(FIGURES));
    const typed = {
      ...(noted.body as object),
      content: { item: "count", value: counted(FIGURES), note: "Đếm lúc 7 giờ 20.", at: noted.at },
    };
    const [fact] = prefilledMinutes(
      pack(),
      itemStates(pack(), [{ ...noted, body: typed as never }]),
      [],
    ).facts;
    expect(fact?.text.endsWith("Đếm lúc 7 giờ 20.")).toBe(true);
  });

  it("say what they lack, and leave empty rows behind", () => {
    expect(missing(minutes, false)).toEqual(["times", "people"]);
    const refusal = { reason: "Không đồng ý", witness: "", witness_title: "" };
    expect(missing({ ...minutes, refusal }, true)).toEqual(["times", "people", "supplement", "refusal"]);
    expect(told(minutes).people).toEqual([]);
    const people = [{ name: "Lê Văn Trực", title: "", present: true, reason: "", stand_in: "" }];
    expect(missing({ ...minutes, people, ended_at: "2026-08-14T03:00:00Z" }, false)).toEqual([]);
  });

  it("tell the clock of Vietnam", () => {
    expect(momentInWords("2026-08-14T00:15:00Z")).toBe("7 giờ 15 phút, ngày 14 tháng 8 năm 2026");
    expect(toField("2026-08-14T00:15:00Z")).toBe("07:15, 14/08/2026");
    const read = ["7:15", "7h15", "7 giờ 15 phút", "07:15, 14/08/2026"].map((text) =>
      fromField(text, "2026-08-14"),
    );
    expect(new Set(read)).toEqual(new Set(["2026-08-14T00:15:00.000Z"]));
    expect(fromField("10h 15/8", "2026-08-14T00:15:00Z")).toBe("2026-08-15T03:00:00.000Z");
    expect(["25:00", "sáng", "7:15 32/8"].map((text) => fromField(text, "2026-08-14"))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("a photo", () => {
  it("is drawn within 2,000 px, and smaller until 600 kB hold it", () => {
    expect(within(4000, 3000)).toEqual({ width: 2000, height: 1500 });
    expect(within(800, 600)).toEqual({ width: 800, height: 600 });
    expect(nextTry(FIRST, LARGEST)).toBeNull();
    let attempt = FIRST;
    let bytes = 4_000_000;
    for (let n = 0; n < 20; n++) {
      const next = nextTry(attempt, bytes);
      if (!next) break;
      bytes *= next.longest < attempt.longest ? (next.longest / attempt.longest) ** 2 : 0.8;
      attempt = next;
    }
    expect(bytes).toBeLessThanOrEqual(LARGEST);
    expect(attempt.longest).toBeGreaterThan(500);
  });
});
