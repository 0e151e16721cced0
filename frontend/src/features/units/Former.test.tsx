import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { DirectoryUnit, FormerUnit } from "@/shared/api/types";
import "@/shared/i18n";
import { Former } from "./Former";

const former = (id: number): FormerUnit => ({
  unit: { id, code: String(id), name: `Xã ${id}`, short_name: `Xã ${id}` },
  valid_to: null,
});
let now = { version: 1, predecessors: [former(1), former(2)] };
const unit = { id: 9, code: "9", name: "Xã Mới", short_name: "Xã Mới" };
const seen: (string | null)[] = [];
const server = setupServer(
  http.get("*/api/v1/units/9/predecessors", () => HttpResponse.json({ unit, found: [], ...now })),
  http.put("*/api/v1/units/9/predecessors", ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    if (seen.length > 1) return HttpResponse.json({ unit, found: [], ...now });
    now = { version: 2, predecessors: [former(1), former(3)] };
    return HttpResponse.json({ status: 412, detail: "Vừa được người khác thay đổi." }, { status: 412 });
  }),
);

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
});
afterAll(() => server.close());

it("who was slower keeps what they chose, sees what the other saved, and may save again", async () => {
  const row = { unit, predecessors: [], may_change: true } as unknown as DirectoryUnit;
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Former row={row} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(screen.getByText("Đơn vị trước sáp nhập…"));
  fireEvent.click(await screen.findByRole("button", { name: "Bỏ Xã 2" }));
  const save = () => fireEvent.click(screen.getByRole("button", { name: "Lưu" }));
  save();
  await screen.findByText("Vừa được người khác thay đổi.");
  await waitFor(() => expect(document.querySelector(".apart del")?.textContent).toContain("3"));
  expect(screen.queryByRole("button", { name: "Bỏ Xã 2" })).toBeNull(); // as they had chosen
  save();
  await waitFor(() => expect(seen).toEqual(['"v1"', '"v2"']));
});
