import { Alert, Button, Modal, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconChevronUp, IconPencil, IconPlus, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { uuid7 } from "@/shared/api/uuid";
import type { Checklist, ChecklistVersion, ItemOfList } from "@/shared/api/visitQueries";
import { useAreas } from "@/shared/areas/areas";
import { keep, kept } from "@/shared/kept";
import { Refusal } from "@/shared/live/Refusal";
import { Panel } from "@/shared/ui/Page";
import { Empty } from "@/shared/ui/states";
import { moved, newItem, sections } from "./draft";
import { ItemForm } from "./ItemForm";
import { ItemView } from "./ItemView";

type Typed = { title: string; items: ItemOfList[]; revision: number }; // upon which it was begun

/** The next version while it is written: what is not saved yet stays on this device. */
export function DraftForm({
  checklist,
  basis,
  onStop,
}: {
  checklist: Checklist;
  basis: ChecklistVersion;
  onStop: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const areas = useAreas();
  const place = `dondoc-checklist:${checklist.id}`;
  const { title, revision } = basis;
  const anew: Typed = { title, items: basis.items, revision };
  const [typed, setTyped] = useState<Typed>(() => kept(place, anew));
  const [editing, open] = useState<{ at: number; item: ItemOfList } | null>(null);
  const dirty = typed.title !== basis.title || JSON.stringify(typed.items) !== JSON.stringify(basis.items);
  const set = (next: Partial<Typed>) => {
    const whole = { ...typed, ...next, revision: seen };
    setTyped(whole);
    keep(place, whole);
  };
  const save = useAct<Checklist>((answer) => {
    keep(place, null);
    queries.setQueryData(["checklist", checklist.id], answer);
    void queries.invalidateQueries({ queryKey: ["checklists"] });
    notifications.show({ message: t("checklist.saved") });
    onStop();
  });
  const [seen, see] = useBasis(revision, save.problem, typed.revision);
  const nameOf = (id: string) => [...basis.items, ...typed.items].find((item) => item.id === id)?.text ?? "";
  const told = (one: Typed) => ({
    [t("checklists.makeTitle")]: one.title,
    ...Object.fromEntries(
      one.items.map(({ id, section, text, help, legal_basis, finding, requirement }) => [
        nameOf(id),
        [section, text, help, legal_basis, finding, requirement].filter(Boolean).join("\n"),
      ]),
    ),
  });
  const send = () =>
    save.mutate({
      method: "PUT",
      path: `checklists/${checklist.id}/draft`,
      body: { title: typed.title, items: typed.items },
      ifMatch: `"v${seen}"`,
    });
  const items = typed.items;
  const fresh = () => newItem(uuid7(), items.at(-1), areas.of()[0] ?? "");
  return (
    <>
      <TextInput
        label={t("checklists.makeTitle")}
        maxLength={200}
        value={typed.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Refusal
        problem={save.problem?.errors.length ? null : save.problem}
        theirs={anew}
        mine={typed}
        said={told}
        take={(next) => {
          see(revision);
          setTyped(next);
          keep(place, next === anew ? null : { ...next, revision });
        }}
      />
      {save.problem && save.problem.errors.length > 0 && (
        <Alert color="son" role="alert">
          {save.problem.errors.map((error) => (
            <p key={error.field}>{placed(error)}</p>
          ))}
        </Alert>
      )}
      {!items.length && <Empty title={t("checklist.noLines")} help={t("checklist.noLinesHelp")} />}
      {sections(items).map(({ name, rows }) => (
        <Panel key={`${name}${rows[0]?.at}`} title={name}>
          <ul className="list checklist-lines">
            {rows.map(({ item, at: place }) => (
              <ItemView
                key={item.id}
                item={item}
                no={place + 1}
                acts={
                  <LineActs
                    first={place === 0}
                    last={place === items.length - 1}
                    onMove={(by) => set({ items: moved(items, place, by) })}
                    onEdit={() => open({ at: place, item })}
                    onDrop={() => set({ items: items.filter((_, other) => other !== place) })}
                  />
                }
              />
            ))}
          </ul>
        </Panel>
      ))}
      <div className="acts checklist-foot">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => open({ at: items.length, item: fresh() })}
        >
          {t("checklist.add")}
        </Button>
        <Button loading={save.isPending} disabled={!dirty} onClick={send}>
          {t("checklist.save")}
        </Button>
        <Button variant="default" onClick={onStop}>
          {t("checklist.stop")}
        </Button>
      </div>
      {dirty && (
        <p className="dim small" role="status">
          {t("checklist.unsaved")}
        </p>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => open(null)}
        title={t(editing && items[editing.at] ? "checklist.edit" : "checklist.add")}
        size="lg"
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {editing && (
          <ItemForm
            key={editing.item.id}
            item={editing.item}
            known={[...new Set(items.map((one) => one.section))]}
            onKeep={(next) => {
              set({ items: items[editing.at] ? items.with(editing.at, next) : [...items, next] });
              open(null);
            }}
            onCancel={() => open(null)}
          />
        )}
      </Modal>
    </>
  );
}

/** Which line is meant: `items.4.finding` is the fifth. */
function placed({ field, message }: { field: string; message: string }): string {
  const line = /^items\.(\d+)\./.exec(field)?.[1];
  return line === undefined ? message : `${Number(line) + 1}. ${message}`;
}

function LineActs({
  first,
  last,
  onMove,
  onEdit,
  onDrop,
}: {
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation();
  const acts = [
    { name: t("checklist.up"), icon: IconChevronUp, off: first, act: () => onMove(-1) },
    { name: t("checklist.down"), icon: IconChevronDown, off: last, act: () => onMove(1) },
    { name: t("checklist.edit"), icon: IconPencil, off: false, act: onEdit },
    { name: t("checklist.drop"), icon: IconX, off: false, act: onDrop },
  ];
  return acts.map(({ name, icon: Glyph, off, act }) => (
    <button
      key={name}
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      disabled={off}
      onClick={act}
    >
      <Glyph size={18} stroke={1.75} aria-hidden />
    </button>
  ));
}
