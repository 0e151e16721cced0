import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { office, press } from "@/test/office";
import { OrdersPage } from "./OrdersPage";

const { server, show } = office();
const counts = {
  units: 2,
  unseen: 2,
  seen: 0,
  working: 0,
  sent: 0,
  returned: 0,
  done: 0,
  stopped: 0,
  late: 0,
};
const row = { id: "1", title: "Rà soát", given_at: "", due_on: null, document: null, figures: 0, counts };

it("says of what there are so many that are overdue", async () => {
  const late = { ...row, counts: { ...counts, late: 1 } };
  server.use(
    http.get("*/api/v1/orders", () =>
      HttpResponse.json({ items: [late], next: null, count: 1, may_give: false }),
    ),
  );
  await show(<OrdersPage />, "/orders");
  expect(await screen.findByText("1 đơn vị quá hạn")).toBeInTheDocument();
});

it("says how many there are over all pages, in the same place when another choice makes it another number", async () => {
  server.use(
    http.get("*/api/v1/orders", ({ request }) => {
      const count = new URL(request.url).searchParams.get("running") === "true" ? 104 : 130;
      return HttpResponse.json({ items: [row], next: "more", count, may_give: false });
    }),
  );
  await show(<OrdersPage />, "/orders");
  const heard = await screen.findByText("104 việc giao đồng loạt");
  expect(heard).toHaveAttribute("role", "status");
  press("Tất cả");
  expect(await screen.findByText("130 việc giao đồng loạt")).toBe(heard);
});
