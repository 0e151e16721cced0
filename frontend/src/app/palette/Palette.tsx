import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import { asksFor, searchQuery } from "@/shared/search/queries";
import { usePhone } from "@/shared/ui/usePhone";
import { type Entry, type Section, useSections } from "./entries";

const PAUSE = 120; // ms after the last key

/** One field for everything: what may be done here, what there is, where one may go. */
export default function Palette({
  me,
  typed,
  type,
  close,
  showKeys,
}: {
  me: Me;
  /** What stands in the field; typing begins before this file is here. */
  typed: string;
  type: (typed: string) => void;
  close: () => void;
  showKeys: () => void;
}) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [leaving, leave] = useState<"back" | "form">("back");
  const [q] = useDebouncedValue(typed.trim(), PAUSE);
  const search = useQuery(searchQuery(q));
  const sections = useSections(me, typed.trim(), asksFor(q) ? search.data : undefined, showKeys);
  const entries = sections.flatMap((section) => section.entries);
  const [chosen, choose] = useState<string>();
  const active = entries.find(({ id }) => id === chosen) ?? entries[0];
  const list = useId();
  const run = (entry: Entry | undefined, page: boolean) => {
    if (!entry) return;
    if (entry.form) leave("form"); // what opens takes the focus: it must not be taken back
    close();
    entry.run(page);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ? entries.indexOf(active) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      choose(entries[(at + step + entries.length) % entries.length]?.id);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(active, event.ctrlKey || event.metaKey);
    }
  };
  const waiting = typed.trim() !== q || search.isFetching;
  return (
    <Modal.Root
      opened
      onClose={close}
      fullScreen={phone}
      size={640}
      yOffset="9vh"
      returnFocus={leaving === "back"}
    >
      <Modal.Overlay />
      {/* A class name would go to the frame around it too, as wide as the window. */}
      <Modal.Content classNames={{ content: "palette" }} aria-label={t("palette.label")}>
        <Modal.Body className="palette-body" p={0}>
          <div className="palette-field">
            <IconSearch size={18} stroke={1.75} aria-hidden />
            <input
              data-autofocus
              type="text"
              role="combobox"
              aria-expanded={entries.length > 0}
              aria-controls={list}
              aria-activedescendant={active ? `${list}-${active.id}` : undefined}
              aria-autocomplete="list"
              aria-label={t("palette.label")}
              placeholder={t("palette.placeholder")}
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="go"
              maxLength={200}
              value={typed}
              onChange={(event) => {
                type(event.currentTarget.value);
                choose(undefined);
              }}
              onKeyDown={onKeyDown}
            />
            <button
              type="button"
              className="icon-button palette-close"
              aria-label={t("app.close")}
              onClick={close}
            >
              <IconX size={18} stroke={1.75} aria-hidden />
            </button>
          </div>
          <Sections list={list} sections={sections} active={active} choose={choose} run={run} />
          <Told
            q={typed.trim()}
            waiting={waiting && asksFor(typed)}
            count={entries.length}
            problem={problemOf(search.error)?.message}
          />
          <p className="palette-foot desk" aria-hidden>
            <kbd>↑</kbd> <kbd>↓</kbd> {t("palette.move")} · <kbd>Enter</kbd> {t("palette.run")} ·{" "}
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t("palette.page")} · <kbd>Esc</kbd> {t("palette.close")}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Sections({
  list,
  sections,
  active,
  choose,
  run,
}: {
  list: string;
  sections: Section[];
  active: Entry | undefined;
  choose: (id: string) => void;
  run: (entry: Entry, page: boolean) => void;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const id = active?.id;
  useEffect(() => {
    if (id) document.getElementById(`${list}-${id}`)?.scrollIntoView({ block: "nearest" });
  }, [list, id]);
  return (
    <div id={list} role="listbox" aria-label={t("palette.results")} className="palette-list" ref={box}>
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
        <div key={section.id} role="group" aria-label={section.title || t("palette.results")}>
          {section.title && (
            <p className="palette-group ellipsis" aria-hidden>
              {section.title}
            </p>
          )}
          {section.entries.map((entry) => (
            <Line
              key={entry.id}
              id={`${list}-${entry.id}`}
              entry={entry}
              on={entry === active}
              point={() => choose(entry.id)}
              run={run}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Line({
  id,
  entry,
  on,
  point,
  run,
}: {
  id: string;
  entry: Entry;
  on: boolean;
  point: () => void;
  run: (entry: Entry, page: boolean) => void;
}) {
  const Glyph = entry.icon;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen option
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are heard in the field
    <div
      id={id}
      role="option"
      aria-selected={on}
      className={on ? "palette-line palette-line-on" : "palette-line"}
      onMouseMove={on ? undefined : point}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => run(entry, event.ctrlKey || event.metaKey)}
    >
      <Glyph size={18} stroke={1.75} className="dim item-icon" aria-hidden />
      <span className="grow">{entry.text}</span>
      {entry.key && (
        <kbd className="desk" aria-hidden>
          {entry.key}
        </kbd>
      )}
    </div>
  );
}

/** How many there are, for whoever does not see them; and in words why there is nothing. */
function Told({
  q,
  waiting,
  count,
  problem,
}: {
  q: string;
  waiting: boolean;
  count: number;
  problem: string | undefined;
}) {
  const { t } = useTranslation();
  const nothing = q !== "" && !waiting && !problem && count === 0;
  return (
    <>
      <p className="visually-hidden" role="status">
        {waiting ? t("palette.searching") : q && t("palette.count", { count })}
      </p>
      {problem && (
        <p className="palette-told palette-problem" role="alert">
          {problem}
        </p>
      )}
      {waiting && count === 0 && <p className="palette-told dim">{t("palette.searching")}…</p>}
      {nothing && (
        <div className="palette-told">
          <p className="strong">{asksFor(q) ? t("palette.none", { q }) : t("palette.typeMore")}</p>
          {asksFor(q) && <p className="dim small">{t("palette.noneHelp")}</p>}
        </div>
      )}
    </>
  );
}
