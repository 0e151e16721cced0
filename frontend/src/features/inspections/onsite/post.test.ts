import "fake-indexeddb/auto";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Minutes } from "@/shared/api/types";
import { Keeping } from "@/shared/device/keeping";
import { lockUp, wipe } from "@/shared/device/lock";
import type { Kept } from "@/shared/device/records";
import { BLANK, FINDING, type FindingSaid } from "../finding/fields";
import { EMPTY } from "./minutes/content";
import { sendAgain, sitePost } from "./post";
import { MINUTES } from "./visit";

const MINE = { ...EMPTY, place: "Trụ sở UBND xã" };
let theirs: Minutes["content"] = MINE;
const logged: { at?: string }[] = [];
const server = setupServer(
  http.post("*/api/v1/inspections/kt10/findings", async ({ request }) => {
    logged.push((await request.json()) as object);
    return HttpResponse.json({ status: 422, detail: "Phát hiện này đã được ghi." }, { status: 422 });
  }),
  http.put("*/api/v1/inspections/kt10/minutes/m", () =>
    HttpResponse.json({ status: 412, detail: "Vừa được người khác thay đổi." }, { status: 412 }),
  ),
  http.get("*/api/v1/inspections/kt10/pack", () =>
    HttpResponse.json({
      as_of: "2026-08-14T02:00:00Z",
      visit: { items: [], minutes: [{ id: "m", version: 3, content: theirs }] },
    }),
  ),
);

beforeAll(() => server.listen());
beforeEach(async () => {
  lockUp();
  await wipe(1);
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

it.each([
  ["that say the same as what is written here are the same minutes", MINE, 3],
  ["that say something else are to be compared", { ...MINE, place: "Hội trường" }, 412],
])("minutes of another device %s", async (_, content, became) => {
  theirs = content;
  const post = sitePost(1, "kt10", () => undefined);
  const keeping = await Keeping.open(1, "kt10", { ...post, mayCall: async () => false }); // nothing goes by itself
  keeping.write(MINUTES, "m", MINE, { seen: 1 });
  const answered = await post
    .deliver(keeping.find(MINUTES, "m") as Kept, keeping)
    .catch((error: { status: number }) => error.status);
  expect(answered).toBe(became);
  await keeping.settled();
  keeping.close();
});

it("a finding tells when it was written here, also sent again after a refusal", async () => {
  const at = "2026-08-14T00:20:00.000Z";
  const post = sitePost(1, "kt10", () => undefined);
  const keeping = await Keeping.open(1, "kt10", { ...post, mayCall: async () => false });
  keeping.write<FindingSaid>(FINDING, "f", { fields: BLANK, answer: null, item: null, at });
  const deliver = () => post.deliver(keeping.find(FINDING, "f") as Kept, keeping);
  await expect(deliver()).rejects.toMatchObject({ status: 422 });
  await sendAgain(keeping.find(FINDING, "f") as Kept, keeping);
  await expect(deliver()).rejects.toMatchObject({ status: 422 });
  expect(logged.map((one) => one.at)).toEqual([at, at]);
  await keeping.settled();
  keeping.close();
});
