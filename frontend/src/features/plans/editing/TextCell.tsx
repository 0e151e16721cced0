import { Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";

/** A text that is read until it is pressed, then typed over: Enter or leaving it saves, Escape leaves it as it was. */
export function TextCell({
  value,
  label,
  children,
  onSave,
}: {
  value: string;
  label: string;
  children: ReactNode;
  onSave: (next: string, done: () => void) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => setTyped(null);
  const commit = () => {
    if (typed === null) return;
    if (typed.trim() === value.trim()) leave();
    else onSave(typed.trim(), leave);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      commit();
    }
  };
  if (typed === null)
    return (
      <button type="button" className="edit-cell" aria-label={label} onClick={() => setTyped(value)}>
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
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={key}
    />
  );
}
