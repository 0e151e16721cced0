import { fireEvent, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { BodyPerson, Unit } from "@/shared/api/types";
import { office, press } from "@/test/office";
import { Handover } from "./Handover";

const { server, show } = office();

it("says that every piece of open work needs a receiver, and ends the post once it has one", async () => {
  const work = {
    items: [{ id: "w", title: "Rà soát hồ sơ", due_on: "2026-08-21" }],
    receivers: [{ id: 7, full_name: "Phan Minh Ngẫu Nhiên", title: null }],
  };
  server.use(http.get("*/api/v1/bodies/*", () => HttpResponse.json(work)));
  const ended: object[] = [];
  const post = { id: 3, title: "Chuyên viên", unit: { short_name: "Phòng KT" } };
  await show(
    <Handover
      body={{ id: 1 } as unknown as Unit}
      post={post as unknown as BodyPerson["posts"][number]}
      busy={false}
      onEnd={(receivers) => ended.push(receivers)}
      onCancel={() => undefined}
    />,
  );
  await screen.findByText("Rà soát hồ sơ");
  press(/Phòng KT/);
  expect(screen.getByRole("button", { name: /Phòng KT/ })).toHaveAccessibleDescription(
    "Chọn người nhận cho mọi việc còn dở.",
  );
  expect(ended).toEqual([]);
  const [all] = screen.getAllByRole("combobox");
  fireEvent.click(all as HTMLElement);
  fireEvent.click((await screen.findAllByText(/Phan Minh Ngẫu Nhiên/))[0] as HTMLElement);
  press(/Phòng KT/);
  expect(ended).toEqual([{ receiver: 7, items: [] }]);
});
