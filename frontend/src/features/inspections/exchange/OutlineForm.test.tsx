import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Inspection, InspectionReplies } from "@/shared/api/types";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { OutlineForm } from "./OutlineForm";

const found = (version: number): InspectionReplies => ({
  version,
  who: "",
  next: "",
  outline: null,
  may_outline: true,
  templates: [],
  self_report: null,
  opinion: null,
});
const seen: (string | null)[] = [];
let answer: () => Response = () => HttpResponse.json(found(2));
let read: () => void = () => undefined;
const server = setupServer(
  http.put("*/api/v1/inspections/i/outline", ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    return answer();
  }),
);
const live = {
  state: "online" as const,
  since: "",
  now: () => new Date("2026-08-14T02:00:00Z"),
  tryNow: () => undefined,
  last: 0,
};

/** The page beside it, whose buttons are sent upon the version it shows. */
function Beside() {
  useQuery({
    queryKey: ["inspection", "i"],
    queryFn: () =>
      new Promise((done) => {
        read = () => done({});
      }),
    initialData: {},
    staleTime: Number.POSITIVE_INFINITY,
  });
  return null;
}
const within = (one: InspectionReplies, onDone: () => void) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <LiveContext.Provider value={live as never}>
        <Beside />
        <OutlineForm inspection={{ id: "i" } as unknown as Inspection} found={one} onDone={onDone} />
      </LiveContext.Provider>
    </QueryClientProvider>
  </MantineProvider>
);
const lines = () => screen.getByLabelText(/Nội dung đơn vị báo cáo/);
const write = (text: string) => {
  fireEvent.change(lines(), { target: { value: text } });
  fireEvent.change(screen.getByLabelText(/Hạn gửi tự báo cáo/), { target: { value: "20/08/2026" } });
};
const save = () => fireEvent.click(screen.getByText("Lưu đề cương"));

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  localStorage.clear();
  seen.length = 0;
});
afterAll(() => server.close());

it("is saved over the outline it was begun upon, also after the page was left", async () => {
  const faster = "Vừa được người khác thay đổi.";
  answer = () => HttpResponse.json({ status: 412, detail: faster }, { status: 412 });
  const { unmount } = render(within(found(1), () => undefined));
  write("Thủ tục");
  unmount();
  render(within(found(2), () => undefined));
  expect(lines()).toHaveProperty("value", "Thủ tục");
  save();
  await screen.findByText(faster);
  save(); // told, they mean it
  await waitFor(() => expect(seen).toEqual(['"v1"', '"v2"']));
});

it("cannot be sent a second time while the page is read anew", async () => {
  answer = () => HttpResponse.json(found(2));
  let times = 0;
  render(within(found(1), () => times++));
  write("Thủ tục");
  save();
  await waitFor(() => expect(queryClient.isFetching()).toBe(1));
  expect(screen.getByText("Lưu đề cương").closest("button")).toBeDisabled();
  expect(times).toBe(0);
  act(() => read());
  await waitFor(() => expect(times).toBe(1));
  expect(seen).toHaveLength(1);
});
