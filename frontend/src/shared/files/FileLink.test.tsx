import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { office } from "@/test/office";
import { FileLink } from "./FileLink";

const { server, show } = office();

it("shows a picture over the page and, closed by Escape, gives the keys back to its link", async () => {
  server.use(http.get("*/api/v1/files/*", () => new HttpResponse(null, { status: 404 })));
  await show(
    <FileLink file={{ id: "7", name: "ảnh.png", href: "/api/v1/files/7", media_type: "image/png" }} />,
  );
  const link = screen.getByRole("link", { name: "ảnh.png" });
  link.focus();
  fireEvent.click(link);
  const dialog = await screen.findByRole("dialog", { name: "ảnh.png" });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(link);
});
