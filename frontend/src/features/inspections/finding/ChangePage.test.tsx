import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { inspectionQuery } from "@/shared/api/inspectionQueries";
import { queryClient } from "@/shared/api/queries";
import type { Inspection, InspectionFinding } from "@/shared/api/types";
import { FASTER, office, press, write } from "@/test/office";
import { ChangeFindingPage } from "./ChangePage";
import { BLANK } from "./fields";

const { sent, server, answer, show } = office();
const PLACE = "/inspections/$inspectionId/findings/$findingId";
const key = inspectionQuery("i").queryKey;
// Whoever was slower asks anew: what is known by then is what the server has.
beforeEach(() =>
  server.use(http.get("*/api/v1/inspections/i", () => HttpResponse.json(queryClient.getQueryData(key)))),
);

function known(version: number, text: string, more: Partial<InspectionFinding> = {}, find = true) {
  const finding = {
    ...BLANK,
    id: "f",
    code: "KT-01-01",
    version,
    text,
    severity: "MINOR",
    area: "PROCEDURES",
    deadline_days: 30,
    deadline_unit: "WORKING",
    remedied_on_site: false,
    repeat_of: "KT-00-07",
    unit: { id: 9 },
    ...more,
  };
  const inspection = {
    id: "i",
    body: { id: 1 },
    programme: { code: "CCHC" },
    findings: [finding],
    may: { find },
  };
  queryClient.setQueryData(key, inspection as unknown as Inspection);
}
const shown = () => show(<ChangeFindingPage />, PLACE, "/inspections/i/findings/f");

it("mends a finding over the one that was opened; whoever was faster is not written over unseen", async () => {
  known(1, "Niêm yết thiếu");
  answer([412, { detail: FASTER }], [200, { id: "i" }]);
  const page = await shown();
  write(/Nội dung phát hiện/, "Niêm yết thiếu 3 thủ tục");
  known(2, "Của đồng nghiệp", { code: "KT-01-02" });
  await screen.findByText(/KT-01-02/);
  press("Lưu");
  await screen.findByText(FASTER);
  expect(screen.getByRole("textbox", { name: /^Nội dung phát hiện/ })).toHaveProperty(
    "value",
    "Niêm yết thiếu 3 thủ tục",
  );
  expect(page.at()).toBe("/inspections/i/findings/f");
  press("Lưu");
  await waitFor(() => expect(page.at()).toBe("/inspections/i"));
  expect(sent.map((one) => one.tag)).toEqual(['"v1"', '"v2"']);
  expect(sent[1]).toMatchObject({
    path: "inspections/i/findings/f",
    body: { text: "Niêm yết thiếu 3 thủ tục", unit: 9, repeat_of: "KT-00-07", deadline_days: 30 },
  });
});

it("asks why the days are not those of the severity before anything goes out", async () => {
  known(1, "Niêm yết thiếu", { deadline_days: 7 });
  await shown();
  press("Lưu");
  await waitFor(() => expect(document.querySelector("[aria-invalid=true]")).not.toBeNull());
  expect(sent).toEqual([]);
});

it("keeps what is being typed in sight when the notice is issued meanwhile, and lets nobody begin afterwards", async () => {
  known(1, "Niêm yết thiếu");
  const page = await shown();
  write(/Nội dung phát hiện/, "Niêm yết thiếu 3 thủ tục");
  known(1, "Niêm yết thiếu", {}, false);
  await screen.findByText(/không lưu được nữa/);
  expect(screen.getByRole("textbox", { name: /^Nội dung phát hiện/ })).toHaveProperty(
    "value",
    "Niêm yết thiếu 3 thủ tục",
  );
  expect(screen.getByText("Lưu").closest("button")).toBeDisabled();
  page.unmount();
  await shown();
  expect(screen.queryByRole("textbox", { name: /^Nội dung phát hiện/ })).toBeNull();
});
