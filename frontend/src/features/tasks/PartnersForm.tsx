import { Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import type { Task } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { Refusal } from "@/shared/live/Refusal";
import { readDate, showDate } from "@/shared/ui/dates";
import { usePartners, type Wish } from "./usePartners";

const MODES: Wish["mode"][] = ["COORDINATES", "HAS_PART", "GIVES_OPINION"];
const OPEN = new Set(["ASSIGNED", "IN_PROGRESS", "ON_HOLD", "SUBMITTED"]);
type Row = { key: number; unit: string | null; mode: Wish["mode"]; product: string; due: string };

const rowsOf = (task: Task): Row[] =>
  task.partners.map((partner, key) => ({
    key,
    unit: String(partner.unit.id),
    mode: partner.mode,
    product: partner.part_product,
    due: partner.part_due_on ? showDate(partner.part_due_on) : "",
  }));

/** Which units stand beside the lead, and what is asked of each. */
export function PartnersForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const [rows, setRows] = useState(() => rowsOf(task));
  const [reason, setReason] = useState("");
  const save = usePartners(task, onDone);
  const said = (list: Row[]) =>
    Object.fromEntries(
      list.flatMap(({ unit, mode, product, due }) => {
        const known = [...units, ...task.partners.map((one) => one.unit)];
        const name = known.find((one) => String(one.id) === unit)?.name;
        const part = mode === "HAS_PART" ? [product, due] : [];
        return name ? [[name, [t(`task.modes.${mode}`), ...part].filter(Boolean).join(", ")]] : [];
      }),
    );
  const stays = new Set(rows.filter((row) => row.mode === "HAS_PART").map((row) => row.unit));
  const ends = task.parts.some((part) => OPEN.has(part.state) && !stays.has(String(part.lead.id)));
  const change = (key: number, to: Partial<Row>) =>
    setRows((kept) => kept.map((row) => (row.key === key ? { ...row, ...to } : row)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const year = live.now().getFullYear();
    save.mutate({
      reason: ends ? reason : "",
      items: rows
        .filter((row) => row.unit)
        .map((row) => ({
          unit: Number(row.unit),
          mode: row.mode,
          part_product: row.mode === "HAS_PART" ? row.product : "",
          part_due_on: row.mode === "HAS_PART" && row.due ? (readDate(row.due, year) ?? row.due) : null,
        })),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="dim small">{t("partners.help")}</p>
      <Refusal
        problem={save.problem}
        theirs={rowsOf(task)}
        mine={rows}
        said={said}
        take={(next) => {
          save.see(task.version);
          setRows(next.map((row, key) => ({ ...row, key })));
        }}
      />
      {rows.map((row) => (
        <PartnerRow
          key={row.key}
          row={row}
          task={task}
          onChange={(to) => change(row.key, to)}
          onRemove={() => setRows((kept) => kept.filter((other) => other.key !== row.key))}
        />
      ))}
      <Button
        variant="default"
        className="self-start"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() =>
          setRows((kept) => [
            ...kept,
            {
              key: Math.max(-1, ...kept.map((row) => row.key)) + 1,
              unit: null,
              mode: task.partner_mode,
              product: "",
              due: "",
            },
          ])
        }
      >
        {t("partners.add")}
      </Button>
      {ends && (
        <TextInput
          label={t("partners.reason")}
          description={t("partners.reasonHelp")}
          withAsterisk
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("partners.save")}
        </Button>
      </div>
    </form>
  );
}

function PartnerRow({
  row,
  task,
  onChange,
  onRemove,
}: {
  row: Row;
  task: Task;
  onChange: (to: Partial<Row>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery);
  const choices = (units.data?.items ?? []).filter((unit) => unit.id !== task.lead.id);
  return (
    <fieldset className="partner-row">
      <Select
        aria-label={t("partners.unit")}
        placeholder={units.isPending ? t("app.loading") : t("partners.unit")}
        searchable
        data={choices.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        value={row.unit}
        onChange={(unit) => onChange({ unit })}
        className="grow"
      />
      <Select
        aria-label={t("partners.mode")}
        data={MODES.map((value) => ({ value, label: t(`task.modes.${value}`) }))}
        value={row.mode}
        allowDeselect={false}
        onChange={(mode) => onChange({ mode: mode as Wish["mode"] })}
        className="partner-mode"
      />
      <Button
        variant="subtle"
        px={9}
        aria-label={t("partners.remove")}
        title={t("partners.remove")}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.75} aria-hidden />
      </Button>
      {row.mode === "HAS_PART" && (
        <div className="partner-part">
          <TextInput
            label={t("partners.product")}
            maxLength={2000}
            value={row.product}
            onChange={(event) => onChange({ product: event.currentTarget.value })}
            className="grow"
          />
          <TextInput
            label={t("partners.due")}
            placeholder="dd/mm/yyyy"
            value={row.due}
            onChange={(event) => onChange({ due: event.currentTarget.value })}
            className="partner-mode"
          />
        </div>
      )}
    </fieldset>
  );
}
