import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import "@/shared/i18n";
import { TextCell } from "./TextCell";
import { useCellKeys } from "./useCell";

/** Two lines of two cells; `sent` is what was to be saved, and `arrive` says that it was. */
const sent: string[] = [];
const waiting: (() => void)[] = [];
function Lines() {
  const table = useCellKeys();
  const save = (next: string, done: () => void) => {
    sent.push(next);
    waiting.push(done);
  };
  return (
    <MantineProvider env="test">
      <table ref={table}>
        <tbody>
          {["1", "2"].map((no) => (
            <tr key={no}>
              {["title", "product"].map((name) => (
                <td key={name}>
                  <TextCell name={name} value={`${name} ${no}`} label={`${name} ${no}`} onSave={save}>
                    {`${name} ${no}`}
                  </TextCell>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </MantineProvider>
  );
}
const cell = (name: string) => screen.getByRole("button", { name });

describe("a cell that is typed over", () => {
  afterEach(() => {
    cleanup();
    sent.length = 0;
    waiting.length = 0;
  });

  it("is opened, left and saved by keys alone, and is in focus again afterwards", async () => {
    render(<Lines />);
    cell("title 1").focus();
    await userEvent.keyboard("{Enter}!{Escape}");
    expect(document.activeElement).toBe(cell("title 1"));
    expect(sent).toEqual([]);
    await userEvent.keyboard("{Enter}!{Enter}");
    expect(sent).toEqual(["title 1!"]);
    await userEvent.keyboard("{Tab}"); // on its way already
    expect(sent).toEqual(["title 1!"]);
  });

  it("is reached by arrows from its neighbours", async () => {
    render(<Lines />);
    cell("title 1").focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(cell("title 2"));
    await userEvent.keyboard("{ArrowRight}{ArrowUp}");
    expect(document.activeElement).toBe(cell("product 1"));
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(cell("product 1"));
  });

  it("shows what somebody else saved into it meanwhile, and sends nothing before one is chosen", async () => {
    const of = (value: string) => (
      <MantineProvider env="test">
        <TextCell name="title" value={value} label="title" onSave={(next) => sent.push(next)}>
          {value}
        </TextCell>
      </MantineProvider>
    );
    const { rerender } = render(of("Rà soát"));
    cell("title").focus();
    await userEvent.keyboard("{Enter} 5 thủ tục");
    expect(screen.queryByRole("alert")).toBeNull();
    rerender(of("Rà soát 7 thủ tục"));
    const told = screen.getByRole("alert");
    expect([told.querySelector("del")?.textContent, told.querySelector("ins")?.textContent]).toEqual([
      "7",
      "5",
    ]);
    await userEvent.keyboard("{Enter}");
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Giữ bản của tôi: title" }));
    expect(document.activeElement).toBe(screen.getByRole("textbox"));
    await userEvent.keyboard("{Enter}");
    expect(sent).toEqual(["Rà soát 5 thủ tục"]);
    rerender(of("Rà soát 8 thủ tục"));
    await userEvent.click(screen.getByRole("button", { name: "Lấy bản vừa lưu: title" }));
    expect(document.activeElement).toBe(cell("title"));
    expect(sent).toHaveLength(1);
  });
});
