import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { expect, it } from "vitest";
import "@/shared/i18n";
import { MentionField } from "./MentionField";
import type { Option } from "./mentions";

const OPTIONS: Option[] = [
  { kind: "person", id: 1, name: "Phạm Thí Dụ", note: "Giám đốc" },
  { kind: "person", id: 2, name: "Phan Minh Chứng", note: "Chuyên viên" },
  { kind: "unit", id: 1, name: "Văn phòng", note: "" },
];

function Field({ heard }: { heard: (option: Option) => void }) {
  const [text, type] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <MentionField
      text={text}
      field={field}
      options={OPTIONS}
      onType={(next, chosen) => {
        type(next);
        if (chosen) heard(chosen);
      }}
    />
  );
}

it("is walked by arrows, taken by Enter, left by Escape, and taken by a click", () => {
  const heard: Option[] = [];
  render(<Field heard={(one) => heard.push(one)} />, {
    wrapper: ({ children }) => <MantineProvider>{children}</MantineProvider>,
  });
  const field = screen.getByLabelText("Nội dung trao đổi");
  // By the attribute: asking for roles works out every name there is.
  const options = () => [...document.querySelectorAll<HTMLElement>("[role=option]")];
  const write = (value: string) =>
    fireEvent.change(field, { target: { value, selectionStart: value.length } });
  const names = () => options().map((one) => one.textContent?.split(" · ")[0]);
  write("Nhờ @ph");
  expect(names()).toEqual(["TDPhạm Thí Dụ", "MCPhan Minh Chứng", "Văn phòng"]);
  expect(field).toHaveAttribute("aria-activedescendant", options()[0]?.id);
  fireEvent.keyDown(field, { key: "ArrowDown" });
  expect(options()[1]).toHaveAttribute("aria-selected", "true");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(field).toHaveValue("Nhờ @Phan Minh Chứng ");
  write("Nhờ @Phan Minh Chứng và @van");
  fireEvent.keyDown(field, { key: "Escape" });
  expect(names()).toEqual([]);
  write("Nhờ @Phan Minh Chứng @van");
  fireEvent.click(options()[0] as HTMLElement);
  expect(heard).toEqual([OPTIONS[1], OPTIONS[2]]);
});
