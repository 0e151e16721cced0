/** The figures of an order's share, as they are typed in the grid. */
import type { OrderFigure, QuickRow } from "@/shared/api/types";
import { readFigure } from "@/shared/figures/read";

export const figuresOf = (row: QuickRow): OrderFigure[] => row.order?.figures ?? [];

/** What is stored of one; "" for nothing. */
export const storedFigure = (row: QuickRow, key: string): string =>
  row.order?.values.find((one) => one.key === key)?.value ?? "";

/** Those typed that do not say what is stored; undefined for none. */
export function otherFigures(
  row: QuickRow,
  typed: Record<string, string>,
  year: number,
): Record<string, string> | undefined {
  const other = figuresOf(row).filter(
    ({ key, kind }) =>
      typed[key] !== undefined && readFigure(kind, typed[key], year) !== storedFigure(row, key),
  );
  return other.length ? Object.fromEntries(other.map(({ key }) => [key, typed[key] ?? ""])) : undefined;
}

/** All figures of the row as the server takes them, and the keys of those that cannot be read. */
export function toldFigures(
  row: QuickRow,
  typed: Record<string, string>,
  year: number,
): [Record<string, string>, string[]] {
  const read = figuresOf(row).map(({ key, kind }) => [
    key,
    typed[key] === undefined ? storedFigure(row, key) : readFigure(kind, typed[key], year),
  ]) as [string, string | null][];
  return [
    Object.fromEntries(read.map(([key, value]) => [key, value ?? ""])),
    read.filter(([, value]) => value === null).map(([key]) => key),
  ];
}
