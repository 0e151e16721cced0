import { MantineProvider, Modal, Select } from "@mantine/core";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { closeTopmost } from "./escape";

beforeAll(() => window.addEventListener("keydown", closeTopmost, { capture: true }));
afterEach(cleanup);

function Two() {
  const [form, setForm] = useState(true);
  const [question, setQuestion] = useState(true);
  return (
    <MantineProvider env="test">
      <Modal opened={form} onClose={() => setForm(false)} title="Ban hành">
        <input aria-label="Số" />
      </Modal>
      <Modal opened={question} onClose={() => setQuestion(false)} title="Mật khẩu">
        <Select aria-label="Vai" data={["Chủ tịch"]} />
      </Modal>
    </MantineProvider>
  );
}

const pressEscape = () => fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
const gone = (name: string) => waitFor(() => expect(screen.queryByRole("dialog", { name })).toBeNull());

it("Escape closes one dialog after the other, and a list of choices before its dialog", async () => {
  render(<Two />);
  const choice = await screen.findByRole("combobox", { name: "Vai" });
  choice.focus();
  fireEvent.click(choice);
  await screen.findByRole("option", { name: "Chủ tịch" });
  pressEscape();
  await waitFor(() => expect(screen.queryByRole("option", { name: "Chủ tịch" })).toBeNull());
  expect(screen.getByRole("dialog", { name: "Mật khẩu" })).toBeTruthy();
  pressEscape();
  await gone("Mật khẩu");
  expect(screen.getByRole("dialog", { name: "Ban hành" })).toBeTruthy();
  pressEscape();
  await gone("Ban hành");
});
