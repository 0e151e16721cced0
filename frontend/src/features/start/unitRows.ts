import type { SetUnit, SetUnits } from "@/shared/api/types";

/** A unit as it stands on the page: what is there or in the template, with what was typed. */
export type UnitRow = {
  key: string;
  code: string;
  name: string;
  short_name: string;
  kind: string;
  is_group: boolean;
  saved: boolean;
  people: number;
  chosen: boolean;
  changed: boolean;
};

export type Typed = {
  names: Record<string, { name?: string; short_name?: string; chosen?: boolean }>;
  added: { key: string; name: string; kind: string }[];
};

export const NOTHING: Typed = { names: {}, added: [] };

/** Everything of the template is chosen until something was saved; afterwards only what is picked. */
export function rowsOf({ items }: SetUnits, typed: Typed): UnitRow[] {
  const fresh = !items.some((item) => item.saved);
  const row = (item: SetUnit): UnitRow => {
    const own = typed.names[item.code] ?? {};
    const name = own.name ?? item.name;
    const short_name = own.short_name ?? item.short_name;
    return {
      ...item,
      key: item.code,
      name,
      short_name,
      chosen: item.saved || (own.chosen ?? fresh),
      changed: !item.saved || name !== item.name || short_name !== item.short_name,
    };
  };
  const added = typed.added.map((one) => {
    const own = typed.names[one.key] ?? {};
    const name = own.name ?? one.name;
    const rest = { is_group: false, saved: false, people: 0, chosen: true, changed: true };
    return { ...rest, key: one.key, code: "", name, short_name: own.short_name ?? name, kind: one.kind };
  });
  return [...items.map(row), ...added];
}

/** What a save sends: what is new and what is called otherwise. */
export const toSend = (rows: UnitRow[]): UnitRow[] => rows.filter((row) => row.chosen && row.changed);
