import { Button, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconChevronUp, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeptProgramme, Programmes } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { useKept } from "@/shared/useKept";
import { asSent, blank, moved, type Typed, typedOf } from "./typed";
import { useProgrammes } from "./useProgrammes";

/** What is typed, and upon which version; nothing of it while nothing was typed. */
type Begun = { name?: string; rows?: Typed[]; seen?: string };

/** All areas of a programme: their names in both languages, their order, which are retired. */
export function AreasForm({ programme, onClose }: { programme: KeptProgramme; onClose: () => void }) {
  const { t } = useTranslation();
  const keep = useProgrammes();
  const [nothing] = useState<Begun>({});
  const [typed, type] = useKept<Begun>(`areas:${programme.code}`, nothing);
  const { name = programme.name, rows = programme.areas.map(typedOf) } = typed;
  const save = useAct<Programmes>((answer) => {
    type(nothing);
    keep(answer);
    notifications.show({ message: t("areas.saved") });
    onClose();
  });
  const [seen, see] = useBasis(programme.if_match, save.problem, typed.seen);
  const setName = (next: string) => type({ name: next, rows, seen });
  const setRows = (next: (rows: Typed[]) => Typed[]) => type({ name, rows: next(rows), seen });
  const said = (one: { name: string; rows: Typed[] }) => ({
    [t("areas.programmeName")]: one.name,
    [t("areas.title")]: one.rows
      .map(({ vi, en, words, retired }) =>
        [vi, en, words, retired && t("areas.retired")].filter(Boolean).join(" · "),
      )
      .join("\n"),
  });
  const wrong = (field: string) => save.problem?.errors.find((one) => one.field === field)?.message;
  const set = (at: number, next: Partial<Typed>) =>
    setRows((kept) => kept.map((row, place) => (place === at ? { ...row, ...next } : row)));
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          method: "PUT",
          path: `programmes/${programme.code}`,
          body: { name, areas: asSent(rows, programme.code) },
          ifMatch: seen,
        });
      }}
    >
      <TextInput
        label={t("areas.programmeName")}
        value={name}
        maxLength={200}
        error={wrong("name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ol className="kept-areas">
        {rows.map((row, at) => (
          <li key={row.key} className="kept-area">
            <div className="two-fields">
              <TextInput
                label={t("areas.vi")}
                withAsterisk
                value={row.vi}
                maxLength={200}
                error={wrong(`areas.${at}.vi`) ?? wrong(`areas.${at}.code`)}
                onChange={(event) => set(at, { vi: event.currentTarget.value })}
              />
              <TextInput
                label={t("areas.en")}
                value={row.en}
                maxLength={200}
                onChange={(event) => set(at, { en: event.currentTarget.value })}
              />
            </div>
            <TextInput
              label={t("areas.words")}
              description={t("areas.wordsHelp")}
              value={row.words}
              onChange={(event) => set(at, { words: event.currentTarget.value })}
            />
            <div className="kept-area-acts">
              <Switch
                label={t("areas.use")}
                checked={!row.retired}
                disabled={row.isNew}
                onChange={(event) => set(at, { retired: !event.currentTarget.checked })}
              />
              <span className="grow" />
              <button
                type="button"
                className="icon-button"
                aria-label={t("areas.up", { name: row.vi })}
                disabled={at === 0}
                onClick={() => setRows((kept) => moved(kept, at, -1))}
              >
                <IconChevronUp size={20} aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t("areas.down", { name: row.vi })}
                disabled={at === rows.length - 1}
                onClick={() => setRows((kept) => moved(kept, at, 1))}
              >
                <IconChevronDown size={20} aria-hidden />
              </button>
              {row.isNew && (
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t("areas.drop", { name: row.vi })}
                  onClick={() => setRows((kept) => kept.filter((_, place) => place !== at))}
                >
                  <IconX size={20} aria-hidden />
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        className="self-start"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setRows((kept) => [...kept, blank()])}
      >
        {t("areas.add")}
      </Button>
      <Refusal
        problem={save.problem}
        theirs={{ name: programme.name, rows: programme.areas.map(typedOf) }}
        mine={{ name, rows }}
        said={said}
        take={(next) => {
          see(programme.if_match);
          type({ ...next, seen: programme.if_match });
        }}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("areas.save")}
        </Button>
      </div>
    </form>
  );
}
