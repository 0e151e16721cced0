import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { Keeping } from "@/shared/device/keeping";
import { lockUp, makeLock, wipe } from "@/shared/device/lock";
import type { Kept } from "@/shared/device/records";
import { broughtBack, carriedOff } from "./export";
import { EMPTY } from "./minutes/content";
import { sitePost } from "./post";
import { MINUTES, SIGNING } from "./visit";

const NOW = new Date("2026-08-14T00:15:00Z");
const KEPT: Kept[] = [
  { kind: "answer", id: "a", unsent: true, at: NOW.toISOString(), body: { content: "Vắng 26 người" } },
  {
    kind: "photo",
    id: "p",
    unsent: true,
    at: NOW.toISOString(),
    body: {},
    bytes: new Uint8Array([255, 216, 7]).buffer,
  },
];

beforeEach(async () => {
  lockUp();
  await wipe(1);
});

it("is sealed under the passcode, and opens for its own person and inspection alone", async () => {
  await makeLock(1, "Hoàng Kiểm Nghiệm", "246810", NOW, 10);
  const text = await carriedOff(1, "kt10", KEPT);
  expect(text).not.toContain("Vắng");
  await wipe(1); // the device is gone
  const back = await broughtBack(1, "kt10", text, "246810");
  expect(back.map((one) => one.body)).toEqual(KEPT.map((one) => one.body));
  expect(new Uint8Array(back[1]?.bytes as ArrayBuffer)).toEqual(new Uint8Array([255, 216, 7]));
  const why = (user: number, inspection: string, file: string, passcode: string) =>
    broughtBack(user, inspection, file, passcode).then(
      () => null,
      (error: { why?: string }) => error.why,
    );
  expect(await why(1, "kt10", text, "246811")).toBe("passcode");
  expect(await why(1, "kt10", text.replace(/"data":"../, '"data":"AA'), "246810")).toBe("passcode");
  expect(await why(2, "kt10", text, "246810")).toBe("other");
  expect(await why(1, "kt11", text, "246810")).toBe("other");
  expect(await why(1, "kt10", "%PDF", "246810")).toBe("unreadable");
});

it("is open where the device has no lock", async () => {
  const text = await carriedOff(1, "kt10", KEPT);
  expect(text).toContain("Vắng");
  expect((await broughtBack(1, "kt10", text, "")).length).toBe(2);
});

it("signs nothing as long as another's text stands at the server", async () => {
  const post = sitePost(1, "kt10", () => undefined);
  const keeping = await Keeping.open(1, "kt10", { ...post, mayCall: async () => false }); // nothing goes by itself
  keeping.write(MINUTES, "m", EMPTY);
  keeping.write(SIGNING, "m", { pages_later: true });
  const signing = keeping.find(SIGNING, "m") as Kept;
  await expect(post.deliver(signing, keeping)).rejects.toMatchObject({ status: 409 });
  await keeping.settled();
  keeping.close();
});
