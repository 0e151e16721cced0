import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { useInForce } from "./keysInForce";
import { useRowFocus } from "./useRowFocus";

function Frame() {
  useRowFocus();
  return (
    <main id="content" tabIndex={-1}>
      <Outlet />
    </main>
  );
}

function List() {
  return ["Một", "Hai", "Ba"].map((name) => (
    <Link key={name} to={`/${name}` as string} className="item-title">
      {name}
    </Link>
  ));
}

function WithOwnKeys() {
  useInForce("keys.walk");
  return <List />;
}

async function show(list: () => ReactNode) {
  const root = createRootRoute({ component: Frame });
  const routes = [
    createRoute({ getParentRoute: () => root, path: "/", component: list }),
    createRoute({ getParentRoute: () => root, path: "/$name", component: () => <h1>Mục</h1> }),
  ];
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: root.addChildren(routes), history });
  // biome-ignore lint/suspicious/noExplicitAny: a router of two pages, not all of them
  render(<RouterProvider router={router as any} />);
  await screen.findByText("Một");
  return history;
}
const focused = () => document.activeElement?.textContent;

beforeAll(() => {
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

it("J and K walk the rows of any page, and stay at the ends", async () => {
  await show(List);
  await userEvent.keyboard("jj");
  expect(focused()).toBe("Hai");
  await userEvent.keyboard("jjj");
  expect(focused()).toBe("Ba");
  await userEvent.keyboard("k{ArrowUp}k");
  expect(focused()).toBe("Một");
});

it("where rows stand for no record they walk what each of them opens first", async () => {
  await show(() => (
    <table className="outline">
      <tbody>
        {["Một", "Hai"].map((name) => (
          <tr key={name}>
            <td>
              <Link to={`/${name}` as string}>{name}</Link>
            </td>
            <td>
              <Link to={`/${name} muộn` as string}>{name} muộn</Link>
            </td>
          </tr>
        ))}
        <tr>
          <td>Không có gì</td>
        </tr>
      </tbody>
    </table>
  ));
  await userEvent.keyboard("jj");
  expect(focused()).toBe("Hai");
  await userEvent.keyboard("jk");
  expect(focused()).toBe("Một");
});

it("a page that walks its rows by keys of its own is left alone", async () => {
  await show(WithOwnKeys);
  await userEvent.keyboard("j");
  expect(focused()).not.toBe("Một");
});

it("who goes back has the focus on the row that was opened", async () => {
  const history = await show(List);
  await userEvent.keyboard("jj{Enter}");
  await screen.findByRole("heading", { name: "Mục" });
  await act(async () => history.back());
  await waitFor(() => expect(focused()).toBe("Hai"));
});

it("who comes another way begins at the beginning", async () => {
  const history = await show(List);
  await userEvent.keyboard("jj{Enter}");
  await screen.findByRole("heading", { name: "Mục" });
  await act(async () => history.push("/"));
  await screen.findByText("Một");
  expect(focused()).not.toBe("Hai");
});
