import { MultiSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { Overtyped } from "@/shared/live/Refusal";
import { onEscape, useCell } from "./useCell";

const useUnits = () =>
  (useQuery(unitsQuery).data?.items ?? []).map((unit) => ({
    value: String(unit.id),
    label: unit.short_name,
  }));

/** The unit that leads: pressed, it is chosen from the body's units. */
export function LeadCell({
  value,
  label,
  children,
  onSave,
}: {
  value: number | null;
  label: string;
  children: ReactNode;
  onSave: (next: number, done: () => void) => void;
}) {
  const { typed, type, leave, overtaken, keep, button } = useCell<number | true>(String(value ?? ""));
  const units = useUnits();
  const named = (id: number | null) => units.find((unit) => unit.value === String(id))?.label ?? "";
  if (!typed)
    return (
      <button {...button} data-cell="lead" aria-label={label} onClick={() => type(true)}>
        {children}
      </button>
    );
  const save = (next: number) => onSave(next, () => leave(true));
  if (overtaken && typed !== true && typed !== value)
    return (
      <Overtyped
        of={label}
        theirs={named(value)}
        mine={named(typed)}
        keep={() => {
          keep();
          save(typed);
        }}
        take={() => leave(true)}
      />
    );
  return (
    <Select
      aria-label={label}
      searchable
      autoFocus
      defaultDropdownOpened
      data={units}
      value={value === null ? null : String(value)}
      allowDeselect={false}
      onChange={(next) => {
        if (!next) return;
        type(Number(next));
        if (!overtaken) save(Number(next));
      }}
      onBlur={() => typed === true && leave()}
      onKeyDown={onEscape(() => leave(true))}
    />
  );
}

/** The partner units: several, saved when the cell is left. `names`: theirs in the same order; a group among them is no unit
 * of the list, and stays until it is taken away. */
export function PartnersCell({
  value,
  names,
  label,
  children,
  onSave,
}: {
  value: number[];
  names: string[];
  label: string;
  children: ReactNode;
  onSave: (next: number[], done: () => void) => void;
}) {
  const { typed: chosen, type, leave, overtaken, keep, button } = useCell<string[]>([...value].sort().join());
  const units = useUnits();
  const listed = new Set(units.map((unit) => unit.value));
  const others = value.map((id, index) => ({ value: String(id), label: names[index] ?? String(id) }));
  const save = () => onSave((chosen ?? []).map(Number), () => leave());
  const same = chosen?.map(Number).sort().join() === [...value].sort().join();
  const commit = () => {
    if (same) leave();
    else if (!overtaken) save();
  };
  if (!chosen)
    return (
      <button {...button} data-cell="partners" aria-label={label} onClick={() => type(value.map(String))}>
        {children}
      </button>
    );
  const data = [...others.filter((unit) => !listed.has(unit.value)), ...units];
  const named = (ids: string[]) =>
    ids.map((id) => data.find((unit) => unit.value === id)?.label ?? id).join("; ");
  return (
    <>
      <MultiSelect
        aria-label={label}
        searchable
        autoFocus
        data={data}
        value={chosen}
        onChange={type}
        onBlur={commit}
        onKeyDown={onEscape(() => leave(true))}
      />
      {overtaken && !same && (
        <Overtyped
          of={label}
          theirs={names.join("; ")}
          mine={named(chosen)}
          keep={() => {
            keep();
            save();
          }}
          take={() => leave(true)}
        />
      )}
    </>
  );
}
