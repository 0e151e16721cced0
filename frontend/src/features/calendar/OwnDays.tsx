import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarQuery } from "@/shared/api/bodyQueries";
import type { BodyCalendar } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { uuid7 } from "@/shared/api/uuid";
import { Refusal } from "@/shared/live/Refusal";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import { Panel } from "@/shared/ui/Page";
import { type Typed, toPut, typedOf } from "./ownDays";

const KINDS = ["HOLIDAY", "SWAPPED_OFF", "COMPENSATORY_OFF", "MAKEUP_WORKDAY", "WORKDAY"] as const;

/** The rows as they are typed, and the calendar as it was when that began: the list is saved whole, over nobody else's days. */
type Begun = { rows: Typed[]; seen: string };
const begin = (calendar: BodyCalendar): Begun => ({ rows: typedOf(calendar), seen: calendar.if_match });

/** The body's own days of a year, typed over and saved at once; what is typed is kept on the device until then. */
export function OwnDays({ body, calendar }: { body: number; calendar: BodyCalendar }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const draft = `calendar:${body}:${calendar.year}`;
  const [{ rows, seen: begun }, type] = useState<Begun>(() => {
    const { json, seen } = keptDraft(draft);
    return json && seen ? { rows: JSON.parse(json) as Typed[], seen } : begin(calendar);
  });
  const [sent, setSent] = useState<Typed[]>([]);
  const set = (next: Typed[]) => {
    type({ rows: next, seen });
    keepDraft(draft, { json: JSON.stringify(next), seen });
  };
  const anew = (from: BodyCalendar) => {
    forgetDraft(draft);
    type(begin(from));
    see(from.if_match);
  };
  const saving = useAct<BodyCalendar>((answer) => {
    notifications.show({ message: t("calendar.saved") });
    anew(answer);
    queries.setQueryData(calendarQuery(body, calendar.year).queryKey, answer);
    for (const key of ["work", "task", "plan", "quick", "board"])
      void queries.invalidateQueries({ queryKey: [key] });
  });
  const [seen, see] = useBasis(calendar.if_match, saving.problem, begun);
  const said = (days: Typed[]) =>
    Object.fromEntries(
      days.flatMap(({ on, kind, name }) => {
        const known = KINDS.find((one) => one === kind);
        return on.trim() || name.trim()
          ? [[on || name, [known && t(`calendar.${known}`), name].filter(Boolean).join(", ")]]
          : [];
      }),
    );
  const save = () => {
    setSent(rows.filter((row) => row.on.trim() || row.name.trim()));
    saving.mutate({
      path: `bodies/${body}/calendar`,
      body: { year: calendar.year, items: toPut(rows, calendar.year) },
      method: "PUT",
      ifMatch: seen,
    });
  };
  const change = (key: string, own: Partial<Typed>) =>
    set(rows.map((row) => (row.key === key ? { ...row, ...own } : row)));
  const wrong = (row: Typed, field: string) =>
    saving.problem?.errors.find(
      (one) => one.field === `items.${sent.findIndex(({ key }) => key === row.key)}.${field}`,
    )?.message;
  // What stands at its field is not said twice.
  const atFields =
    saving.problem?.errors.length && saving.problem.errors.every(({ field }) => field.includes("."));
  return (
    <Panel title={t("calendar.own")} aside={t("calendar.ownHelp")}>
      <Refusal
        problem={atFields ? null : saving.problem}
        theirs={typedOf(calendar)}
        mine={rows}
        said={said}
        take={(next) => {
          see(calendar.if_match);
          type({ rows: next, seen: calendar.if_match });
          keepDraft(draft, { json: JSON.stringify(next), seen: calendar.if_match });
        }}
      />
      {!rows.length && <p className="dim">{t("calendar.noOwn")}</p>}
      <ul className="own-days">
        {rows.map((row) => (
          <li key={row.key} className="own-day">
            <TextInput
              aria-label={t("calendar.date")}
              placeholder={t("calendar.datePlaceholder")}
              inputMode="numeric"
              value={row.on}
              disabled={row.kept}
              error={wrong(row, "on")}
              onChange={(event) => change(row.key, { on: event.currentTarget.value })}
            />
            <NativeSelect
              aria-label={t("calendar.kind")}
              value={row.kind}
              disabled={row.kept}
              data={KINDS.map((value) => ({ value, label: t(`calendar.${value}`) }))}
              onChange={(event) => change(row.key, { kind: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t("calendar.name")}
              placeholder={t("calendar.name")}
              value={row.name}
              maxLength={120}
              disabled={row.kept}
              error={wrong(row, "name")}
              onChange={(event) => change(row.key, { name: event.currentTarget.value })}
            />
            {row.kept ? (
              <span className="dim small">{t("calendar.gone")}</span>
            ) : (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t("calendar.remove", { day: row.on || row.name })}
                onClick={() => set(rows.filter(({ key }) => key !== row.key))}
              >
                <IconTrash size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <div className="form-buttons own-days-foot">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set([...rows, { key: uuid7(), on: "", kind: "HOLIDAY", name: "", kept: false }])}
        >
          {t("calendar.add")}
        </Button>
        <Button onClick={save} loading={saving.isPending}>
          {t("calendar.save")}
        </Button>
      </div>
    </Panel>
  );
}
