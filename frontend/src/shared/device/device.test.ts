import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { ApiProblem } from "@/shared/api/problem";
import { device } from "./db";
import { Keeping, type Post } from "./keeping";
import { heard, lockOf, lockUp, makeLock, unlock, wipe, wipeOld } from "./lock";
import { arrived, isUnsent, type Outgoing, pauseAfter, refusedWith, waits, written } from "./outbox";
import { keepRecord, Locked, packsOf, recordsOf, unsentOf } from "./records";

const ROUNDS = 10; // what a passcode costs is no matter here
const NOW = new Date("2026-08-14T00:15:00Z");
const record = (kind: string, id: string, body: unknown, unsent = false) => ({
  kind,
  id,
  body,
  unsent,
  at: NOW.toISOString(),
});

beforeEach(async () => {
  lockUp();
  for (const user of [1, 2]) await wipe(user);
});

describe("what is kept on the device", () => {
  it("is sealed under the passcode, for its own person alone", async () => {
    await keepRecord(1, "kt10", record("finding", "a", { text: "Chưa công khai" }, true));
    await makeLock(1, "Hoàng Kiểm Nghiệm", "246810", NOW, ROUNDS);
    await keepRecord(1, "kt10", {
      ...record("pack", "pack", { unit: "phường" }),
      bytes: new Uint8Array([7]).buffer,
    });
    const lying = JSON.stringify(await (await device()).getAll("records"));
    expect(lying).not.toContain("Chưa công khai");
    expect(lying).not.toContain("phường");
    lockUp();
    await expect(recordsOf(1, "kt10")).rejects.toBeInstanceOf(Locked);
    expect(await unlock(1, "246811")).toBe(false);
    expect(await unlock(1, "246810")).toBe(true);
    const kept = await recordsOf(1, "kt10");
    expect(kept.map((one) => one.body)).toEqual([{ text: "Chưa công khai" }, { unit: "phường" }]);
    expect(new Uint8Array(kept[1]?.bytes as ArrayBuffer)).toEqual(new Uint8Array([7]));
    expect(await recordsOf(2, "kt10")).toEqual([]);
    expect(await recordsOf(1, "kt11")).toEqual([]);
    expect(await packsOf(1)).toEqual(["kt10"]);
  });

  it("is counted while it is locked, and goes with its lock", async () => {
    await makeLock(1, "Hoàng Kiểm Nghiệm", "246810", NOW, ROUNDS);
    await keepRecord(1, "kt10", record("finding", "a", {}, true));
    lockUp();
    expect(await unsentOf(1)).toEqual(new Map([["kt10", 1]]));
    await wipe(1);
    expect(await lockOf(1)).toBeUndefined();
    expect(await recordsOf(1, "kt10")).toEqual([]);
  });

  it("is wiped after 14 days without the server, but for what was never sent", async () => {
    await makeLock(1, "Hoàng Kiểm Nghiệm", "246810", NOW, ROUNDS);
    await keepRecord(1, "kt10", record("pack", "pack", {}));
    await keepRecord(1, "kt10", record("finding", "a", {}, true));
    await wipeOld(new Date("2026-08-27T23:00:00Z"));
    expect(await packsOf(1)).toEqual(["kt10"]);
    await heard(1, new Date("2026-08-20T00:15:00Z"));
    await wipeOld(new Date("2026-08-28T01:00:00Z"));
    expect(await packsOf(1)).toEqual(["kt10"]);
    await wipeOld(new Date("2026-09-03T01:00:00Z"));
    expect((await recordsOf(1, "kt10")).map((one) => one.kind)).toEqual(["finding"]);
  });
});

describe("an outgoing record", () => {
  const first = written(undefined, "40", "k1");
  it("waits until its newest change has arrived", () => {
    const second = written(first, "41", "k2");
    expect(isUnsent(arrived(first, 1))).toBe(false);
    expect(waits(arrived(second, 1))).toBe(true);
    expect(second.key).toBe("k2");
  });
  it("stays with the refusal until it is changed", () => {
    const refused = refusedWith(first, 1, "Thiếu lĩnh vực.");
    expect(waits(refused)).toBe(false);
    expect(isUnsent(refused)).toBe(true);
    expect(waits(written(refused, "42", "k3"))).toBe(true);
    expect(refusedWith(written(first, "43", "k4"), 1, "Cũ.").refused).toBeUndefined();
  });
  it("keeps what it was written upon until it has arrived, or is said anew upon what is there by then", () => {
    const upon = written(undefined, "40", "k1", 3);
    expect(written(upon, "41", "k2", 4).base).toBe(3); // a newer one came meanwhile, unseen by who goes on writing
    expect(written(upon, "41", "k2").base).toBe(3);
    const there = arrived(written(upon, "41", "k2"), 1, 4);
    expect([there.base, isUnsent(there)]).toEqual([4, true]); // the second change goes upon one's own first
    expect(written(arrived(upon, 1, 4), "41", "k2", 5).base).toBe(5);
    expect(written(refusedWith(upon, 1, "Đã có người ghi."), "41", "k2").base).toBe(3);
    expect(written(refusedWith(upon, 1, "Đã có người ghi."), "41", "k2", 4).base).toBe(4);
  });
  it("is tried again after longer and longer", () => {
    expect([1, 2, 5, 50].map(pauseAfter)).toEqual([2, 5, 60, 60]);
  });
});

describe("sending", () => {
  const post = (deliver: Post["deliver"], mayCall: Post["mayCall"] = async () => true): Post => ({
    order: ["answer", "finding"],
    deliver,
    mayCall,
    done: () => undefined,
    now: () => NOW,
  });
  const settled = async (keeping: Keeping, line: string) => {
    let tried = false;
    const ended = new Promise<void>((done) => {
      keeping.subscribe(() => {
        tried ||= keeping.view.line === "sending";
        if (tried && keeping.view.line === line) done();
      });
    });
    keeping.callNow();
    await ended;
    await keeping.settled();
  };

  it("takes answers before findings, and survives the page", async () => {
    const sent: string[] = [];
    const keeping = await Keeping.open(
      1,
      "kt10",
      post(async (one) => void sent.push(`${one.kind} ${(one.body as Outgoing).content}`)),
    );
    keeping.write("finding", "f", "vắng");
    keeping.write("answer", "a", "39");
    keeping.write("answer", "a", "40");
    await settled(keeping, "fine");
    keeping.close();
    expect(sent).toEqual(["answer 40", "finding vắng"]);
    expect(await unsentOf(1)).toEqual(new Map());
    expect((await recordsOf(1, "kt10")).length).toBe(2);
  });

  it("makes an attempt without an answer again as it was, before what changed since", async () => {
    const sent: unknown[] = [];
    const lost = new ApiProblem(0, { code: "network" });
    const keeping = await Keeping.open(
      1,
      "kt10",
      post(async (one) => {
        const { content, key, base } = one.body as Outgoing;
        sent.push([content, key, base]);
        if (sent.length === 1) {
          keeping.write("answer", "a", "41"); // while it is under way
          throw lost;
        }
        return sent.length - 1;
      }),
    );
    keeping.write("answer", "a", "40");
    await settled(keeping, "cut");
    await settled(keeping, "fine");
    keeping.close();
    const [first, again, next] = sent as [string, string, number | undefined][];
    expect(again).toEqual(first);
    expect([next?.[0], next?.[2], sent.length]).toEqual(["41", 1, 3]);
  });

  it("shows in the other tab what one tab keeps, sends and drops", async () => {
    const sent: string[] = [];
    const still = post(() => Promise.reject(new ApiProblem(0, { code: "network" })));
    const other = await Keeping.open(1, "kt10", still);
    const told = (wanted: () => boolean) =>
      new Promise<void>((done) => {
        const look = () => wanted() && done();
        other.subscribe(look);
        look();
      });
    const keeping = await Keeping.open(
      1,
      "kt10",
      post(async (one) => {
        sent.push(one.id);
        return 1;
      }),
    );
    keeping.write("answer", "a", "39");
    keeping.write("answer", "a", "40");
    await told(() => other.body<Outgoing>("answer", "a")?.content === "40");
    await settled(keeping, "fine");
    await told(() => other.find("answer", "a")?.unsent === false);
    expect([other.body<Outgoing>("answer", "a")?.base, sent]).toEqual([1, ["a"]]);
    keeping.drop("answer", "a");
    await told(() => !other.find("answer", "a"));
    keeping.close();
    other.close();
  });

  it("takes in what was carried off another device, but for what is newer here", async () => {
    const keeping = await Keeping.open(
      1,
      "kt10",
      post(async () => 1),
    );
    keeping.write("answer", "a", "39");
    keeping.write("answer", "a", "40");
    const carried = (id: string, content: string) => ({
      ...record("answer", id, written(undefined, content, `key ${id}`), true),
    });
    expect(keeping.takeIn([carried("a", "38"), carried("b", "5")])).toBe(1);
    await settled(keeping, "fine");
    keeping.close();
    expect(keeping.view.records.map((one) => (one.body as Outgoing).content).sort()).toEqual(["40", "5"]);
  });

  it("keeps everything where the line is cut, the reason where a rule refuses, and nothing of another's goes out", async () => {
    const cut = await Keeping.open(
      1,
      "kt10",
      post(() => Promise.reject(new ApiProblem(0, { code: "network" }))),
    );
    cut.write("answer", "a", "40");
    await settled(cut, "cut");
    cut.close();
    const other = await Keeping.open(
      1,
      "kt10",
      post(
        () => Promise.reject(new Error("must not be called")),
        async () => false,
      ),
    );
    await settled(other, "signed-out");
    other.close();
    const no = await Keeping.open(
      1,
      "kt10",
      post(() => Promise.reject(new ApiProblem(422, { detail: "Không hợp lệ." }))),
    );
    await settled(no, "fine");
    no.close();
    expect((no.body<Outgoing>("answer", "a") as Outgoing).refused).toBe("Không hợp lệ.");
    expect(await unsentOf(1)).toEqual(new Map([["kt10", 1]]));
  });
});
