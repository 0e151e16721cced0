import { expect, it } from "vitest";
import { hintOf } from "./hints";

const person = (posts: string[], hints: string[] = []) =>
  ({ capacities: posts.map((post) => ({ post })), hints }) as unknown as Parameters<typeof hintOf>[0];

it("tells each part what it does on its page, until it was read", () => {
  expect(hintOf(person(["MEMBER"]), "/work")).toBe("officer");
  expect(hintOf(person(["MEMBER", "CHAIRMAN"]), "/work")).toBe("leader");
  expect(hintOf(person(["MEMBER", "CHAIRMAN"], ["leader"]), "/work")).toBe("officer");
  expect(hintOf(person(["MEMBER", "CHAIRMAN"], ["leader", "officer"]), "/work")).toBeUndefined();
  expect(hintOf(person(["CHAIRMAN"]), "/overview")).toBe("overview");
  expect(hintOf(person(["MEMBER"]), "/inspections")).toBeUndefined();
  expect(hintOf(person([]), "/tasks")).toBe("keys");
  expect(hintOf(person(["MEMBER"]), "/tasks/1")).toBeUndefined();
});
