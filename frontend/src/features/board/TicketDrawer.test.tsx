import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { office } from "@/test/office";
import type { TicketCard } from "./read";
import { TicketDrawer } from "./TicketDrawer";

const { sent, server, show, bring } = office();
const cards = ["a:OPEN", "x:REPORTED", "b:OPEN", "c:OPEN"].map((one) => {
  const [id, state] = one.split(":");
  return { id, state } as unknown as TicketCard;
});

let asked: string[] = [];
beforeEach(() => {
  asked = [];
  server.use(
    http.get("*/api/v1/tickets/:id", ({ params }) => {
      asked.push(String(params.id));
      return HttpResponse.json({ status: 500 }, { status: 500 });
    }),
  );
});

it("walks its own column by J and K, and stays at its ends", async () => {
  let at: string | undefined = "a";
  const drawer = () => <TicketDrawer id={at} cards={cards} choose={choose} />;
  const choose = (id: string | undefined) => {
    at = id;
    bring(drawer());
  };
  const key = (one: string) => fireEvent.keyDown(document.activeElement as Element, { key: one });
  await show(drawer());
  await screen.findByRole("dialog");
  screen.getByLabelText("Nội dung sau (J)").focus(); // gone with the item it walks away from
  const walked = ["k", "j", "j", "j", "k"].map((one) => {
    key(one);
    return at;
  });
  expect(walked).toEqual(["a", "b", "c", "c", "b"]);
  fireEvent.click(screen.getByLabelText("Đóng"));
  expect(at).toBeUndefined();
});

it("says why one cannot be shown, asks again when told to, and has been seen by nobody until then", async () => {
  await show(<TicketDrawer id="x" cards={cards} choose={() => undefined} />);
  fireEvent.click(await screen.findByText("Thử lại"));
  await waitFor(() => expect(asked.filter((id) => id === "x")).toEqual(["x", "x"]));
  expect(sent).toEqual([]);
});
