import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { OrderPage } from "@/shared/api/types";
import "@/shared/i18n";
import { useBatch } from "./useBatch";

const ORDER = { id: "o", units: [] } as unknown as OrderPage;
const LATE = { id: "a", code: "invalid", detail: "Hạn phải từ hôm nay trở đi." };
const server = setupServer();

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

it.each([
  ["closes the form once it was done for somebody", ["b"], [LATE], 1],
  ["leaves the form open, with what was typed, when it was done for nobody", [], [LATE], 0],
])("%s", async (_, done, refused, closed) => {
  server.use(http.post("*/api/v1/orders/o/date", () => HttpResponse.json({ done, refused })));
  let times = 0;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useBatch(ORDER, "order.moved", () => times++), { wrapper });
  result.current.mutate({ path: "orders/o/date", body: { due_on: "2026-08-13", reason: "Lùi hạn" } });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(times).toBe(closed);
});
