import { ActionIcon, Textarea } from "@mantine/core";
import { IconAt, IconBuilding } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/shared/ui/people";
import { answering, askedAt, type Option, withMention } from "./mentions";

/** A text in which an @ opens the list of who may be mentioned: by arrows and Enter, by mouse, by touch. */
export function MentionField({
  text,
  field,
  options,
  error,
  onType,
}: {
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  options: Option[];
  error?: string;
  /** The text, and who was just chosen. */
  onType: (text: string, chosen?: Option) => void;
}) {
  const { t } = useTranslation();
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [closed, close] = useState(-1); // where a list was closed that shall not open again
  const [at, setAt] = useState(0);
  const asked = askedAt(text, caret);
  const found = asked && asked.from !== closed ? answering(options, asked.words) : [];
  const current = found[Math.min(at, found.length - 1)];
  const wanted = useRef<number | null>(null);
  // With the text and before the next key: the browser puts the caret behind whatever is written by us.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  const move = (place: number) => {
    setCaret(place);
    wanted.current = place;
  };
  const choose = (option: Option) => {
    if (!asked) return;
    const [next, stands] = withMention(text, asked.from, caret, option.name);
    onType(next, option);
    close(asked.from); // the name itself would be found again
    setAt(0);
    move(stands);
  };
  const begin = () => {
    const place = field.current?.selectionStart ?? text.length;
    const written = /(^|[\s(])$/.test(text.slice(0, place)) ? "@" : " @";
    onType(text.slice(0, place) + written + text.slice(place));
    close(-1);
    move(place + written.length);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!current || event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) setAt((found.indexOf(current) + step + found.length) % found.length);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab")
      choose(current);
    else if (event.key === "Escape") close(asked?.from ?? -1);
    else return;
    event.preventDefault();
    event.stopPropagation(); // a dialog around it stays open
  };
  const look = () => setCaret(field.current?.selectionStart ?? text.length);
  return (
    <div className="mention-field">
      <Textarea
        ref={field}
        aria-label={t("comments.label")}
        placeholder={t("comments.placeholder")}
        autosize
        minRows={2}
        maxRows={14}
        maxLength={5000}
        value={text}
        error={error}
        aria-autocomplete="list"
        aria-controls={current ? list : undefined}
        aria-activedescendant={current ? `${list}-${current.kind}-${current.id}` : undefined}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setAt(0);
          look();
        }}
        onSelect={look}
        onKeyDown={press}
        onBlur={() => close(asked?.from ?? -1)}
        onFocus={() => close(-1)}
      />
      <ActionIcon
        variant="subtle"
        className="mention-begin"
        aria-label={t("comments.mention")}
        title={t("comments.mention")}
        onMouseDown={(event) => event.preventDefault()}
        onClick={begin}
      >
        <IconAt size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
      <span className="visually-hidden" role="status">
        {found.length > 0 && t("comments.found", { count: found.length })}
      </span>
      {current && (
        <div id={list} role="listbox" aria-label={t("comments.list")} className="mention-list">
          {found.map((option) => (
            <div
              key={`${option.kind}${option.id}`}
              id={`${list}-${option.kind}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === current}
              className={option === current ? "mention-option mention-on" : "mention-option"}
              // The field keeps the focus, or its list would close before the click comes.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              onKeyDown={() => undefined}
            >
              {option.kind === "person" ? (
                <Avatar person={{ id: option.id, full_name: option.name }} />
              ) : (
                <IconBuilding size={18} stroke={1.75} className="dim" aria-hidden />
              )}
              <span className="grow">
                {option.name}
                {option.note && <span className="dim small"> · {option.note}</span>}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
