import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { ApiProblem } from "@/shared/api/problem";
import { office, press, write } from "@/test/office";
import { AbsentPage, Failed, FailedPage } from "./states";

const { show } = office();

/** The page in its shell: the top bar's slot beside it. */
const page = (status: number, retry = () => {}) => (
  <>
    <div id="crumbs" data-testid="crumbs" />
    <FailedPage error={new ApiProblem(status, {})} retry={retry} />
  </>
);

it("has a name, a place in the top bar and a way to try again when nothing of a page could be had", async () => {
  const retry = vi.fn();
  await show(page(500, retry));
  const name = (await screen.findByRole("heading", { level: 1 })).textContent;
  expect(screen.getByRole("alert")).toHaveTextContent(name as string);
  expect(screen.getByTestId("crumbs")).toHaveTextContent(name as string);
  expect(document.title).toBe(`${name} · Đôn Đốc`);
  press("Thử lại");
  expect(retry).toHaveBeenCalledOnce();
});

it("asks again by itself, once, when the network is back, where it failed for want of one", async () => {
  const [lost, refused] = [vi.fn(), vi.fn()];
  await show(
    <>
      <input aria-label="Đang gõ" />
      <Failed error={ApiProblem.network(new TypeError())} retry={lost} />
      <Failed error={new ApiProblem(422, {})} retry={refused} />
    </>,
  );
  write("Đang gõ", "còn đây");
  fireEvent(window, new Event("offline"));
  expect(lost).not.toHaveBeenCalled();
  fireEvent(window, new Event("online"));
  expect(lost).toHaveBeenCalledOnce();
  expect(refused).not.toHaveBeenCalled();
  expect(screen.getByLabelText("Đang gõ")).toHaveValue("còn đây");
});

it("says of what is absent or forbidden the same thing, once, and offers no second try", async () => {
  await show(page(404));
  const names = await screen.findAllByRole("heading", { level: 1 });
  expect(names).toHaveLength(1);
  expect(screen.getByTestId("crumbs")).toHaveTextContent(names[0]?.textContent as string);
  expect(screen.queryByText("Thử lại")).toBeNull();
});

it("calls a part of a page that is absent by no second name of the page", async () => {
  await show(
    <>
      <h1>Kết quả</h1>
      <Failed error={new ApiProblem(404, {})} />
    </>,
  );
  expect(await screen.findAllByRole("heading", { level: 1 })).toHaveLength(1);
});

it("refuses a whole page as one that is not there", async () => {
  await show(
    <>
      <div id="crumbs" data-testid="crumbs" />
      <AbsentPage />
    </>,
  );
  const name = (await screen.findByRole("heading", { level: 1 })).textContent as string;
  expect(screen.getByTestId("crumbs")).toHaveTextContent(name);
});
