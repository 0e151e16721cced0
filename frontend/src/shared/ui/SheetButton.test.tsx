import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "@/shared/api/queries";
import "@/shared/i18n";
import { PrintButton } from "./SheetButton";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A list of three pages of one row; the page after `fails` cannot be read. */
function List({ fails = 3 }: { fails?: number }) {
  const [rows, setRows] = useState(1);
  const fetchNextPage = async () => {
    const wanted = rows + reads++;
    if (wanted > fails) return { hasNextPage: true, error: new Error("Mất mạng") };
    setRows(wanted);
    return { hasNextPage: wanted < 3, error: null };
  };
  return (
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <p data-testid="rows">{rows}</p>
        <PrintButton pages={{ hasNextPage: rows < 3, fetchNextPage }} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
let reads = 1;

function printed(): string[] {
  reads = 1;
  const seen: string[] = [];
  vi.spyOn(window, "print").mockImplementation(() => {
    seen.push(screen.getByTestId("rows").textContent ?? "");
  });
  return seen;
}

it("prints a list once all of it stands on the page", async () => {
  const seen = printed();
  render(<List />);
  await userEvent.click(screen.getByRole("button", { name: "In" }));
  await waitFor(() => expect(seen).toEqual(["3"]));
});

it("prints no part of a list for the whole", async () => {
  const seen = printed();
  render(<List fails={2} />);
  await userEvent.click(screen.getByRole("button", { name: "In" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "In" })).toBeEnabled());
  await waitFor(() => expect(screen.getByTestId("rows")).toHaveTextContent("2"));
  expect(seen).toEqual([]);
});
