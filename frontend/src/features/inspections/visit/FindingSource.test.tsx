import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { meQuery, queryClient } from "@/shared/api/queries";
import type { Inspection, InspectionFinding, Me } from "@/shared/api/types";
import { type Visit, visitQuery } from "@/shared/api/visitQueries";
import { FindingSource } from "./FindingSource";

const ME = 7;
const photo = (id: string, caption: string, closed: boolean) => ({
  id,
  caption,
  item: null,
  finding: "found",
  minutes: null,
  file: {
    id,
    name: "IMG_01.jpg",
    media_type: "image/jpeg",
    href: `/api/v1/files/${id}`,
    uploaded_by: ME,
    closed_at: closed ? "2026-08-14T02:00:00Z" : null,
    closed_by: closed ? ME : null,
    close_reason: closed ? "Có mặt công dân" : "",
    removed_at: null,
    relied_on: false,
  },
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

it("lets whoever took a photograph take it back, and opens none that is closed", async () => {
  const photos = [photo("one", "Cửa số 1", false), photo("two", "Cửa số 2", true)];
  const visit = { photos, items: [], checklists: [] } as unknown as Visit;
  queryClient.setQueryData(meQuery.queryKey, { id: ME } as unknown as Me);
  queryClient.setQueryData(visitQuery("visit").queryKey, visit);
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <FindingSource
          inspection={{ id: "visit" } as Inspection}
          finding={{ id: "found" } as InspectionFinding}
        />
      </MantineProvider>
    </QueryClientProvider>,
  );
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Cửa số 1"]);
  expect(screen.getByText(/Có mặt công dân/)).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: "Gỡ tệp…" }));
  expect(await screen.findByRole("dialog", { name: "Gỡ tệp" })).toHaveTextContent("IMG_01.jpg");
});
