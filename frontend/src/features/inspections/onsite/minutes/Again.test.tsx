import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import "@/shared/i18n";
import { Again } from "./Again";
import { type Content, EMPTY } from "./content";

const fact = (text: string) => [{ title: "Tiếp công dân", text, figures: [] }];
let kept: Partial<Content> | undefined;
const shown = (content: Content) =>
  render(
    <MantineProvider env="test">
      <Again
        content={content}
        made={() => ({ facts: fact("- Có lịch: có.") })}
        set={(part) => (kept = part)}
      />
    </MantineProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

afterEach(() => {
  cleanup();
  kept = undefined;
});

it("asks before it replaces facts that were written by hand, and shows what would go", () => {
  shown({ ...EMPTY, facts: fact("- Có lịch: có, niêm yết chậm.") });
  press("Soạn lại từ các mục và phát hiện");
  expect(kept).toBeUndefined();
  expect([...document.querySelectorAll("del")].map((one) => one.textContent).join(" ")).toContain("niêm");
  press("Giữ bản đang có");
  expect(kept).toBeUndefined();
  press("Soạn lại từ các mục và phát hiện");
  press("Soạn lại");
  expect(kept).toEqual({ facts: fact("- Có lịch: có.") });
});

it("asks nothing where nothing is lost", () => {
  shown(EMPTY);
  press("Soạn lại từ các mục và phát hiện");
  expect(kept).toEqual({ facts: fact("- Có lịch: có.") });
});
