import { screen } from "@testing-library/react";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { office } from "@/test/office";
import { Frame } from "./Frame";

const { show } = office();
afterEach(() => vi.restoreAllMocks());
const on = (agent: string) => vi.spyOn(navigator, "userAgent", "get").mockReturnValue(agent);
const shown = () =>
  show(
    <Frame title="Đăng nhập" wanted="/tasks/7">
      <p>Biểu mẫu</p>
    </Frame>,
  );

it("leads out of another app to what was wanted, in the phone's own browser", async () => {
  on("Mozilla/5.0 (Linux; Android 13; SM-A135F; wv) Chrome/120 Mobile Safari/537.36 Zalo android/12345");
  await shown();
  const way = screen.getByRole("link", { name: "Mở bằng trình duyệt" }).getAttribute("href");
  expect(way).toMatch(/^intent:\/\/localhost[:\d]*\/tasks\/7#Intent;/);
});

it("offers an iPhone the link alone, and a browser nothing", async () => {
  on("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]");
  const { unmount } = await shown();
  expect(screen.queryByRole("link", { name: "Mở bằng trình duyệt" })).toBeNull();
  expect(screen.getByRole("button", { name: "Chép liên kết" })).toBeTruthy();
  unmount();
  on("Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile Safari/537.36");
  await shown();
  expect(screen.queryByRole("button", { name: "Chép liên kết" })).toBeNull();
});

it("says why nobody can sign in where cookies are blocked", async () => {
  document.head.innerHTML = '<meta name="csrf-cookie" content="csrf-7">';
  onTestFinished(() => {
    document.head.innerHTML = "";
  });
  const { unmount } = await shown();
  expect(screen.getByRole("alert").textContent).toContain("đang chặn cookie");
  unmount();
  // biome-ignore lint/suspicious/noDocumentCookie: as the server's answer sets it
  document.cookie = "csrf-7=x";
  await shown();
  expect(screen.queryByRole("alert")).toBeNull();
});
