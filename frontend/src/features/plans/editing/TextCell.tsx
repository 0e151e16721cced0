import { Textarea } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { onEscape, useCell } from "./useCell";

/** A text that is read until it is pressed, then typed over: Enter or leaving it saves, Escape leaves it as it was. */
export function TextCell({
  name,
  value,
  label,
  children,
  onSave,
}: {
  name: string;
  value: string;
  label: string;
  children: ReactNode;
  onSave: (next: string, done: () => void) => void;
}) {
  const { typed, type, leave, button } = useCell<string>();
  const commit = (byKey: boolean) => {
    if (typed === null) return;
    if (typed.trim() === value.trim()) leave(byKey);
    else onSave(typed.trim(), () => leave(byKey));
  };
  const key = (event: KeyboardEvent) => {
    onEscape(() => leave(true))(event);
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      commit(true);
    }
  };
  if (typed === null)
    return (
      <button {...button} data-cell={name} aria-label={label} onClick={() => type(value)}>
        {children}
      </button>
    );
  return (
    <Textarea
      aria-label={label}
      autosize
      minRows={1}
      maxRows={8}
      autoFocus
      onFocus={({ currentTarget: area }) => area.setSelectionRange(area.value.length, area.value.length)}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => commit(false)}
      onKeyDown={key}
    />
  );
}
