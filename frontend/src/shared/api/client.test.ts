import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { act, get } from "./client";
import { ApiProblem } from "./problem";
import { sha256 } from "./sha256";
import { uuid7 } from "./uuid";

const server = setupServer();

beforeAll(() => server.listen());
afterAll(() => server.close());
afterEach(() => server.resetHandlers());
beforeEach(() => {
  document.head.innerHTML = '<meta name="csrf-cookie" content="dondoc-csrf-x">';
  // biome-ignore lint/suspicious/noDocumentCookie: the browser's own cookie is what the client reads
  document.cookie = "dondoc-csrf-x=token%201";
});

const url = (path: string): string => `${window.location.origin}/api/v1/${path}`;
const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");

describe("acts", () => {
  it("sends a lost answer again with the same key, the CSRF token and the precondition", async () => {
    const seen: (string | null)[][] = [];
    server.use(
      http.post(url("tasks/1/transitions/start"), ({ request }) => {
        seen.push(["Idempotency-Key", "X-CSRFToken", "If-Match"].map((name) => request.headers.get(name)));
        return seen.length === 1 ? HttpResponse.error() : HttpResponse.json({ id: "1" });
      }),
    );
    const key = uuid7();
    const answer = await act<{ id: string }>({
      path: "tasks/1/transitions/start",
      body: {},
      key,
      ifMatch: '"v3"',
    });
    expect(answer.id).toBe("1");
    expect(seen).toEqual([
      [key, "token 1", '"v3"'],
      [key, "token 1", '"v3"'],
    ]);
  });

  it("does not send again what was refused, and keeps the words", async () => {
    let calls = 0;
    server.use(
      http.post(url("tasks/1/transitions/start"), () => {
        calls += 1;
        return HttpResponse.json(
          {
            code: "stale",
            detail: "Có người vừa thay đổi.",
            errors: [{ field: "x", message: "sai" }],
            request_id: "r1",
          },
          { status: 412 },
        );
      }),
    );
    const problem = await act({ path: "tasks/1/transitions/start", body: {}, key: uuid7() }).catch(
      (e: unknown) => e,
    );
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 412,
      code: "stale",
      message: "Có người vừa thay đổi.",
      requestId: "r1",
      stale: true,
    });
    expect(calls).toBe(1);
  });

  it("takes once what was asked before there was code to ask it", async () => {
    server.use(http.get(url("me"), () => HttpResponse.json({ id: 2 })));
    const failed = Promise.reject(new TypeError("no network"));
    failed.catch(() => undefined);
    window.askedEarly = {
      "/api/v1/me": Promise.resolve(new Response('{"id":1}')),
      "/api/v1/work?box=to_do": failed,
    };
    expect(await get("me")).toEqual({ id: 1 });
    expect(await get("me")).toEqual({ id: 2 });
    server.use(http.get(url("work"), () => HttpResponse.json({ items: [] })));
    expect(await get("work", { box: "to_do" })).toEqual({ items: [] });
  });

  it("reads without empty filters", async () => {
    server.use(
      http.get(url("tasks"), ({ request }) => HttpResponse.json({ search: new URL(request.url).search })),
    );
    expect(await get<{ search: string }>("tasks", { q: "a b", lead: undefined })).toEqual({
      search: "?q=a+b",
    });
  });
});

describe("ids and hashes", () => {
  it("makes UUIDs of version 7 that sort by time", () => {
    const first = uuid7();
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid7().slice(0, 8) >= first.slice(0, 8)).toBe(true);
  });

  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["a".repeat(119), "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"],
  ])("computes SHA-256 of known messages (%#)", (text, digest) => {
    expect(hex(sha256(new TextEncoder().encode(text)))).toBe(digest);
  });
});
