import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Me, Programmes } from "@/shared/api/types";
import { AreasPage } from "./AreasPage";
import { codeOf } from "./typed";

const area = (code: string, vi: string, retired = false) => ({
  code,
  vi,
  en: "",
  title: vi,
  words: [],
  retired,
});
const KEPT: Programmes = {
  may_change: true,
  items: [
    {
      if_match: '"v3"',
      code: "CDS",
      name: "Chuyển đổi số",
      areas: [area("CDS_A", "Hạ tầng số"), area("CDS_B", "Nhân lực số", true)],
    },
  ],
};
let sent: { body: unknown; tag: string | null }[] = [];
const server = setupServer();

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  server.resetHandlers();
  queryClient.clear();
  sent = [];
});
afterAll(() => server.close());

function open(answer: () => Response) {
  server.use(
    http.get("*/api/v1/programmes", answer),
    http.get("*/api/v1/me", () => HttpResponse.json({ id: 1, programmes: [] } as unknown as Me)),
    http.put("*/api/v1/programmes/CDS", async ({ request }) => {
      sent.push({ body: await request.json(), tag: request.headers.get("If-Match") });
      return HttpResponse.json(KEPT);
    }),
  );
  return render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <AreasPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

describe("the page of areas", () => {
  it("sends all areas in their new order, with a code for what is new", async () => {
    open(() => HttpResponse.json(KEPT));
    expect(await screen.findByText("· đã thôi dùng")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Sửa lĩnh vực: Chuyển đổi số" }));
    fireEvent.click(screen.getByRole("button", { name: "Đưa xuống: Hạ tầng số" }));
    fireEvent.click(screen.getByRole("button", { name: "Thêm lĩnh vực" }));
    const rows = screen.getAllByRole("listitem");
    fireEvent.change(within(rows[2] as HTMLElement).getByLabelText(/Tên tiếng Việt/), {
      target: { value: "Dữ liệu số" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Lưu lĩnh vực" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.tag).toBe('"v3"');
    expect(sent[0]?.body).toEqual({
      name: "Chuyển đổi số",
      areas: [
        { code: "CDS_B", vi: "Nhân lực số", en: "", words: [], retired: true },
        { code: "CDS_A", vi: "Hạ tầng số", en: "", words: [], retired: false },
        { code: "CDS_DU_LIEU_SO", vi: "Dữ liệu số", en: "", words: [], retired: false },
      ],
    });
  });

  it("keeps what is typed on the device, upon the version it was begun on", async () => {
    open(() => HttpResponse.json(KEPT));
    fireEvent.click(await screen.findByRole("button", { name: "Sửa lĩnh vực: Chuyển đổi số" }));
    const first = () => screen.getAllByLabelText(/Tên tiếng Việt/)[0] as HTMLInputElement;
    fireEvent.change(first(), { target: { value: "Hạ tầng, nền tảng số" } });
    cleanup();
    queryClient.clear();
    const [programme] = KEPT.items;
    open(() => HttpResponse.json({ ...KEPT, items: [{ ...programme, if_match: '"v4"' }] }));
    fireEvent.click(await screen.findByRole("button", { name: "Sửa lĩnh vực: Chuyển đổi số" }));
    expect(first().value).toBe("Hạ tầng, nền tảng số");
    fireEvent.click(screen.getByRole("button", { name: "Lưu lĩnh vực" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.tag).toBe('"v3"');
    expect(JSON.stringify(localStorage)).not.toContain("nền tảng");
  });

  it("shows them to who may not change them, and nothing to press", async () => {
    open(() => HttpResponse.json({ ...KEPT, may_change: false }));
    expect(await screen.findByText("Hạ tầng số")).toBeInTheDocument();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("says what failed", async () => {
    open(() => HttpResponse.json({ status: 403, detail: "Không được xem." }, { status: 403 }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Không được xem.");
  });
});

it("gives each new area a code of its own", () => {
  expect(codeOf("Hạ tầng số", "CDS", [])).toBe("CDS_HA_TANG_SO");
  expect(codeOf("Hạ tầng số", "CDS", ["CDS_HA_TANG_SO"])).toBe("CDS_HA_TANG_SO_2");
});
