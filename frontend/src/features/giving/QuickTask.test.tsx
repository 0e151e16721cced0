import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { orderRecipientsQuery } from "@/shared/api/orderQueries";
import { givingQuery, queryClient } from "@/shared/api/queries";
import type { Giving, OrderRecipients } from "@/shared/api/types";
import { office, press, write } from "@/test/office";
import { QuickTask } from "./QuickTask";

const { sent, server, answer, show } = office();
const recipient = {
  own: true,
  unit: { id: 3, name: "Phòng Kinh tế", short_name: "Phòng KT" },
  person: { id: 7, full_name: "Phan Minh Ngẫu Nhiên", title: null, unit: null },
};
const dates = [{ name: "FIVE_DAYS", on: "2026-08-21" }];
const title = () => screen.getByLabelText(/^Việc gì/);
let done = 0;
const form = () => show(<QuickTask onDone={() => done++} />);

beforeEach(() => {
  done = 0;
  const giving = { recipients: [recipient], recent: [recipient], dates, leaders: [] };
  server.use(http.get("*/api/v1/giving", () => HttpResponse.json(giving)));
  queryClient.setQueryData(givingQuery.queryKey, giving as unknown as Giving);
  queryClient.setQueryData(orderRecipientsQuery.queryKey, { units: [] } as unknown as OrderRecipients);
});

it("says what is missing before anything goes out", async () => {
  await form();
  press("Giao việc");
  expect(document.querySelectorAll("[aria-invalid=true]").length).toBeGreaterThan(0);
  await waitFor(() => expect(title()).toHaveFocus());
  expect(sent).toEqual([]);
});

it("keeps what was typed through a fault and a closed dialog, and gives it once", async () => {
  answer([500, {}], [500, {}], [201, { id: "t", title: "Rà soát hồ sơ" }]);
  const first = await form();
  write(/^Việc gì/, "Rà soát hồ sơ");
  press(/Phan Minh Ngẫu Nhiên/);
  press("Giao việc");
  await screen.findByRole("alert");
  press("Giao việc");
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body).toEqual(sent[0]?.body); // the same id: it is one task
  first.unmount();
  await form();
  expect(title()).toHaveProperty("value", "Rà soát hồ sơ");
  press("Giao và ghi tiếp");
  await waitFor(() => expect(title()).toHaveProperty("value", ""));
  expect(sent[2]?.body).toMatchObject({ title: "Rà soát hồ sơ", lead: 3, officer: 7, due_on: "2026-08-21" });
  expect([done, localStorage.getItem("dondoc-draft:quick-task")]).toEqual([0, null]);
});
