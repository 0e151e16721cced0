import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import { rechecksQuery } from "@/shared/api/radarQueries";
import type { Rechecks } from "@/shared/api/types";
import { office, press } from "@/test/office";
import { RechecksPage } from "./RechecksPage";

const { sent, show } = office();

it.each([
  [{ ready: 0, drawn_on: null }, "Chưa có nội dung nào rút được."],
  [{ ready: 4, drawn_on: "2026-08-03" }, "Tháng này đã rút thăm rồi."],
])("says why there is no draw now", async (known, said) => {
  const found = { items: [], may_draw: true, ...known };
  queryClient.setQueryData(rechecksQuery({}).queryKey, found as unknown as Rechecks);
  await show(<RechecksPage />, "/rechecks");
  press("Rút thăm ngay");
  expect(screen.getByRole("alert").textContent).toBe(said);
  expect(sent).toEqual([]);
});
