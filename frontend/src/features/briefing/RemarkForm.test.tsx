import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Briefing } from "@/shared/api/briefingQueries";
import { queryClient } from "@/shared/api/queries";
import "@/shared/i18n";
import { RemarkForm } from "./RemarkForm";

const briefing = (first: string) =>
  ({ body: { id: 7 }, kind: "WEEK", first, leaders: [] }) as unknown as Briefing;
let answer: () => void = () => undefined;
const said: unknown[] = [];
const server = setupServer(
  http.get("*/api/v1/me", () => HttpResponse.json({ id: 1 })),
  http.post("*/api/v1/meetings/remarks", async ({ request }) => {
    said.push(((await request.json()) as { text: string }).text);
    await new Promise<void>((done) => {
      answer = done;
    });
    return HttpResponse.json({});
  }),
);
const within = (one: Briefing) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <RemarkForm briefing={one} onDone={() => undefined} />
    </QueryClientProvider>
  </MantineProvider>
);
const field = () => screen.getByRole("textbox");
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const WEEK = briefing("2026-08-10");

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  localStorage.clear();
  said.length = 0;
});
afterAll(() => server.close());

it("what is written on while a remark is being sent stays", async () => {
  render(within(WEEK));
  type("Rà soát biểu 2");
  fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  await waitFor(() => expect(said).toEqual(["Rà soát biểu 2"]));
  type("Rà soát biểu 2 Nhắc P. Kinh tế");
  answer();
  await waitFor(() => expect(field()).toHaveProperty("value", "Nhắc P. Kinh tế"));
});

it("what is written is kept for its own meeting until it was sent", () => {
  const { unmount } = render(within(WEEK));
  type("Rà soát biểu 2");
  unmount();
  const other = render(within(briefing("2026-08-17")));
  expect(field()).toHaveProperty("value", "");
  other.unmount();
  render(within(WEEK));
  expect(field()).toHaveProperty("value", "Rà soát biểu 2");
});
