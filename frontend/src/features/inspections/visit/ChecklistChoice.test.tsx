import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Inspection } from "@/shared/api/types";
import { checklistsQuery, type Visit } from "@/shared/api/visitQueries";
import { FASTER, office, press } from "@/test/office";
import { ChecklistChoice } from "./ChecklistChoice";

const { sent, answer, show, bring } = office();
const version = (id: string, title: string, number: number) => ({ id, title, number, checklist: "list" });
const visit = (at: number, ...ids: string[]) =>
  ({ version: at, checklists: ids.map((id) => version(id, "Công vụ", 1)) }) as unknown as Visit;
const choice = (one: Visit) => <ChecklistChoice inspection={{ id: "i" } as Inspection} visit={one} />;

it("keeps an earlier version that was chosen beside the newest, and is saved over the choice it was opened with", async () => {
  const row = { id: "list", body: null, retired_at: null, current: version("newest", "Công vụ", 2) };
  const retired = { id: "old", body: null, retired_at: "2026-08-01", current: version("gone", "Đã thôi", 1) };
  queryClient.setQueryData(checklistsQuery.queryKey, { items: [row, retired] } as never);
  answer([412, { detail: FASTER }]);
  await show(choice(visit(1, "earlier")));
  press("Chọn danh mục mang theo…");
  const boxes = await screen.findAllByRole("checkbox");
  expect(boxes.map((one) => (one as HTMLInputElement).checked)).toEqual([true, false]);
  fireEvent.click(boxes[1] as HTMLElement);
  bring(choice(visit(2)));
  press("Mang theo");
  await screen.findByText(FASTER);
  press("Mang theo");
  await waitFor(() => expect(sent.map((one) => one.tag)).toEqual(['"v1"', '"v2"']));
  expect(sent[1]?.body).toEqual({ items: ["earlier", "newest"] });
});
