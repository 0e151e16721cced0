import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import "@/shared/i18n";
import { useAsOf } from "./useAsOf";

const said = () => document.documentElement.style.getPropertyValue("--as-of");

afterEach(cleanup);

it("tells paper when the figures were so, as long as their page stands", () => {
  const { rerender, unmount } = renderHook(useAsOf, { initialProps: undefined as string | undefined });
  expect(said()).toBe("");
  rerender("2026-08-14T02:05:00Z");
  expect(said()).toBe('"Số liệu đến 09 giờ 05, ngày 14/08/2026"');
  unmount();
  expect(said()).toBe("");
});
