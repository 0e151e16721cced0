import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Inspection, Member } from "@/shared/api/types";
import "@/shared/i18n";
import { TeamPanel } from "./TeamPanel";

const member = (id: number): Member => ({
  person: { id, full_name: `Người ${id}`, title: null, unit: null },
  role: "MEMBER",
  title: "",
});
const inspection = (version: number, team: Member[]) =>
  ({ id: "i", version, team, may: { team: true } }) as unknown as Inspection;
const seen: (string | null)[] = [];
const server = setupServer(
  http.get("*/api/v1/people", () => HttpResponse.json({ items: [] })),
  http.put("*/api/v1/inspections/i/team", ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    return HttpResponse.json({ status: 412, detail: "Vừa được người khác thay đổi." }, { status: 412 });
  }),
);
const within = (one: Inspection) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <TeamPanel inspection={one} />
    </QueryClientProvider>
  </MantineProvider>
);

beforeAll(() => server.listen());
afterEach(cleanup);
afterAll(() => server.close());

it("the team is saved over the one the form was opened with, not over one that came since", async () => {
  const { rerender } = render(within(inspection(1, [member(1)])));
  fireEvent.click(screen.getByText("Sửa đoàn kiểm tra…"));
  fireEvent.click(await screen.findByTitle("Bỏ người này"));
  rerender(within(inspection(2, [member(1), member(2)])));
  fireEvent.click(screen.getByText("Lưu đoàn kiểm tra"));
  await screen.findByText("Vừa được người khác thay đổi.");
  fireEvent.click(screen.getByText("Lưu đoàn kiểm tra")); // told, they mean it
  await waitFor(() => expect(seen).toEqual(['"v1"', '"v2"']));
});
