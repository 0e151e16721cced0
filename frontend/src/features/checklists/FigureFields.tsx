import { Button, MultiSelect, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ItemOfList } from "@/shared/api/visitQueries";
import { keyOf } from "./draft";

type Set = (next: Partial<ItemOfList>) => void;

/** The figures of a line and, if they add up, to which. */
export function FigureFields({ item, set }: { item: ItemOfList; set: Set }) {
  const { t } = useTranslation();
  const options = item.figures.map((one) => ({ value: one.key, label: one.label }));
  const { sum } = item;
  return (
    <>
      <NamedRows
        title={t("item.figures")}
        name={t("item.figure")}
        add={t("item.addFigure")}
        drop={t("item.dropFigure")}
        unit={t("item.unit")}
        rows={item.figures}
        onChange={(rows) => set({ figures: rows.map((row) => ({ unit: "", ...row })) })}
      />
      {options.length > 2 && (
        <div className="checklist-two">
          <Select
            label={t("item.total")}
            placeholder={t("item.noTotal")}
            clearable
            data={options}
            value={sum?.total ?? null}
            onChange={(total) =>
              set({
                sum: total
                  ? { total, parts: options.map((one) => one.value).filter((key) => key !== total) }
                  : null,
              })
            }
          />
          {sum && (
            <MultiSelect
              label={t("item.parts")}
              data={options.filter((one) => one.value !== sum.total)}
              value={sum.parts}
              onChange={(parts) => set({ sum: { ...sum, parts } })}
            />
          )}
        </div>
      )}
    </>
  );
}

type NamedRow = { key: string; label: string; unit?: string };

/** Rows of a name each, which get their keys by themselves. */
export function NamedRows({
  title,
  name,
  add,
  drop,
  unit,
  rows,
  onChange,
}: {
  title: string;
  name: string;
  add: string;
  drop: string;
  unit?: string;
  rows: NamedRow[];
  onChange: (rows: NamedRow[]) => void;
}) {
  const set = (at: number, next: Partial<NamedRow>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...next } : row)));
  /** A key is made when its name is left, and kept from then on: answers go by it. */
  const named = (at: number) => {
    const row = rows[at];
    if (!row?.label.trim() || !row.key.startsWith("new_")) return;
    const others = rows.filter((_, place) => place !== at).map((one) => one.key);
    set(at, { key: keyOf(row.label, others) });
  };
  return (
    <fieldset className="choice">
      <legend>{title}</legend>
      <div className="stack-tight">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row being named has no identity but its place
          <div key={at} className="partner-row">
            <TextInput
              className="grow"
              aria-label={`${name} ${at + 1}`}
              placeholder={name}
              maxLength={200}
              value={row.label}
              onChange={(event) => set(at, { label: event.currentTarget.value })}
              onBlur={() => named(at)}
            />
            {unit && (
              <TextInput
                className="checklist-unit"
                aria-label={`${unit} ${at + 1}`}
                placeholder={unit}
                maxLength={40}
                value={row.unit ?? ""}
                onChange={(event) => set(at, { unit: event.currentTarget.value })}
              />
            )}
            <Button
              variant="default"
              px={9}
              aria-label={drop}
              title={drop}
              onClick={() => onChange(rows.filter((_, place) => place !== at))}
            >
              <IconX size={16} stroke={1.75} aria-hidden />
            </Button>
          </div>
        ))}
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([
              ...rows,
              {
                key: keyOf(
                  `new ${rows.length + 1}`,
                  rows.map((row) => row.key),
                ),
                label: "",
              },
            ])
          }
        >
          {add}
        </Button>
      </div>
    </fieldset>
  );
}
