import { MultiSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { unitsQuery } from "@/shared/api/bodyQueries";
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
  const { typed, type, leave, button } = useCell<true>();
  const units = useUnits();
  if (!typed)
    return (
      <button {...button} data-cell="lead" aria-label={label} onClick={() => type(true)}>
        {children}
      </button>
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
      onChange={(next) => next && onSave(Number(next), () => leave(true))}
      onBlur={() => leave()}
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
  const { typed: chosen, type, leave, button } = useCell<string[]>();
  const units = useUnits();
  const listed = new Set(units.map((unit) => unit.value));
  const others = value.map((id, index) => ({ value: String(id), label: names[index] ?? String(id) }));
  const commit = () => {
    if (!chosen) return;
    if (chosen.map(Number).sort().join() === [...value].sort().join()) leave();
    else onSave(chosen.map(Number), () => leave());
  };
  if (!chosen)
    return (
      <button {...button} data-cell="partners" aria-label={label} onClick={() => type(value.map(String))}>
        {children}
      </button>
    );
  return (
    <MultiSelect
      aria-label={label}
      searchable
      autoFocus
      data={[...others.filter((unit) => !listed.has(unit.value)), ...units]}
      value={chosen}
      onChange={type}
      onBlur={commit}
      onKeyDown={onEscape(() => leave(true))}
    />
  );
}
