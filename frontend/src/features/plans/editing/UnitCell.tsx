import { MultiSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { unitsQuery } from "@/shared/api/bodyQueries";

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
  const [open, setOpen] = useState(false);
  const units = useUnits();
  if (!open)
    return (
      <button type="button" className="edit-cell" aria-label={label} onClick={() => setOpen(true)}>
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
      onChange={(next) => next && onSave(Number(next), () => setOpen(false))}
      onBlur={() => setOpen(false)}
    />
  );
}

/** The partner units: several, saved when the cell is left. */
export function PartnersCell({
  value,
  label,
  children,
  onSave,
}: {
  value: number[];
  label: string;
  children: ReactNode;
  onSave: (next: number[], done: () => void) => void;
}) {
  const [chosen, setChosen] = useState<string[] | null>(null);
  const units = useUnits();
  const leave = () => setChosen(null);
  const commit = () => {
    if (!chosen) return;
    if (chosen.map(Number).sort().join() === [...value].sort().join()) leave();
    else onSave(chosen.map(Number), leave);
  };
  if (!chosen)
    return (
      <button
        type="button"
        className="edit-cell"
        aria-label={label}
        onClick={() => setChosen(value.map(String))}
      >
        {children}
      </button>
    );
  return (
    <MultiSelect
      aria-label={label}
      searchable
      autoFocus
      data={units}
      value={chosen}
      onChange={setChosen}
      onBlur={commit}
    />
  );
}
