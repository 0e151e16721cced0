import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { commentsQuery } from "@/shared/api/commentQueries";
import { queryClient } from "@/shared/api/queries";
import type { WorkRow } from "@/shared/api/types";
import "@/shared/i18n";
import { Preview } from "./Preview";

const row = (id: string) => ({ kind: "task", id, title: `Việc ${id}`, line_no: null }) as unknown as WorkRow;
let choose: (id: string) => void = () => undefined;

function Desk() {
  const [id, set] = useState("a");
  choose = set;
  return <Preview row={row(id)} mentioned />;
}

afterEach(() => {
  cleanup();
  queryClient.clear();
  localStorage.clear();
});

it("what is being said of one record is not said of the next that is chosen", async () => {
  const none = {
    items: [],
    next: null,
    inside: null,
    across: null,
    may: { comment: true, share: false },
  };
  for (const id of ["a", "b"])
    queryClient.setQueryData(commentsQuery({ type: "task", id }).queryKey, {
      pages: [none],
      pageParams: [undefined],
    });
  const router = createRouter({
    routeTree: createRootRoute({ component: Desk }),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const field = () => screen.getByRole("textbox");
  await screen.findByText("Việc a");
  fireEvent.change(field(), { target: { value: "Chờ số liệu" } });
  act(() => choose("b"));
  expect(field()).toHaveProperty("value", "");
  act(() => choose("a"));
  expect(field()).toHaveProperty("value", "Chờ số liệu");
});
