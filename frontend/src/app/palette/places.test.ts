import { expect, it } from "vitest";
import { vi as words } from "@/shared/i18n/vi";
import { router } from "../router";
import { PAGES } from "./places";

// Forms that a page opens, what a device keeps, and what stands before signing in: nobody goes there by name.
const NOT_BY_NAME = new Set([
  "/",
  "/sign-in",
  "/code",
  "/documents/new",
  "/finding",
  "/inspections/new",
  "/minutes",
  "/orders/new",
  "/plans/import",
  "/unsent",
]);

it("the palette goes to every page that stands by itself", () => {
  const known = new Set([
    ...Object.keys(words.nav).map((label) => `/${label}`),
    ...PAGES.map(({ to }) => to),
  ]);
  const pages = Object.keys(router.routesByPath).filter(
    (path) => !path.includes("$") && !NOT_BY_NAME.has(path),
  );
  expect(pages).toContain("/obstacles");
  expect(pages.filter((path) => !known.has(path))).toEqual([]);
});
