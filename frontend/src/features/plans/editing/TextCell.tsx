import { Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Overtyped } from "@/shared/live/Refusal";
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
  const { typed, type, leave, overtaken, keep, button } = useCell<string>(value);
  const field = useRef<HTMLTextAreaElement>(null);
  const sent = useRef<string>(undefined);
  const commit = (byKey: boolean) => {
    const next = typed?.trim();
    if (next === undefined || (next === sent.current && !byKey)) return; // leaving a cell does not send its text again
    if (next === value.trim()) return leave(byKey);
    if (overtaken) return; // said below the field, where one of the two is chosen
    sent.current = next;
    onSave(next, () => {
      sent.current = undefined;
      leave(byKey);
    });
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
    <>
      <Textarea
        ref={field}
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
      {overtaken && typed.trim() !== value.trim() && (
        <Overtyped
          of={label}
          theirs={value}
          mine={typed}
          keep={() => {
            keep();
            sent.current = undefined;
            field.current?.focus();
          }}
          take={() => leave(true)}
        />
      )}
    </>
  );
}
