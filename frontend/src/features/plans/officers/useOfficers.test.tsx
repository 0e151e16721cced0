import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { NamedOfficers } from "@/shared/api/types";
import { useOfficers } from "./useOfficers";

const CELLS = [{ area: "DIRECTION" as const, unit: 1, officer: 7 }];
const REFUSED = { id: "r", title: "Việc", code: "not_the_moment", detail: "Việc đang tạm dừng." };

/** What the server still has to answer, first to last; the keys it was asked with. */
let answers: NamedOfficers[] = [];
let keys: (string | null)[] = [];
const server = setupServer(
  http.post("*/api/v1/plans/p/officers", ({ request }) => {
    keys.push(request.headers.get("Idempotency-Key"));
    return HttpResponse.json(answers.shift());
  }),
);
const named = (count: number, left: number, refused: NamedOfficers["refused"] = []): NamedOfficers => ({
  done: Array.from({ length: count }, (_, index) => `t${left}-${index}`),
  refused,
  left,
});

const within = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);

beforeAll(() => server.listen());
afterEach(() => {
  server.resetHandlers();
  keys = [];
});
afterAll(() => server.close());

describe("saving the matrix of officers", () => {
  it("asks again, with a key of its own each time, until nothing is left", async () => {
    answers = [named(200, 205, [REFUSED]), named(200, 5, [REFUSED]), named(5, 0)];
    const onSaved = vi.fn();
    const { result } = renderHook(() => useOfficers("p", onSaved), { wrapper: within });
    result.current.mutate(CELLS);
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    await waitFor(() => expect(result.current.data).toEqual({ cells: 1, done: 405, refused: [REFUSED] }));
    expect(new Set(keys).size).toBe(3);
    expect(result.current.progress).toBeNull();
  });

  it("stops when only refused ones come again", async () => {
    answers = [named(150, 30, [REFUSED]), named(0, 30, [REFUSED]), named(99, 0)];
    const { result } = renderHook(() => useOfficers("p", () => undefined), { wrapper: within });
    result.current.mutate(CELLS);
    await waitFor(() => expect(result.current.data?.done).toBe(150));
    expect(keys).toHaveLength(2);
  });
});
