import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Rows of one kind, to write, add and take away. */
export function Rows<T>({
  rows,
  blank,
  add,
  disabled,
  set,
  children,
}: {
  rows: T[];
  blank: T;
  add: string;
  disabled: boolean;
  set: (rows: T[]) => void;
  children: (row: T, change: (part: Partial<T>) => void, n: number) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="stack-tight">
      {rows.map((row, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and are never moved
        <div key={n} className="minutes-row">
          <div className="stack-tight grow">
            {children(row, (part) => set(rows.map((one, m) => (m === n ? { ...one, ...part } : one))), n)}
          </div>
          {!disabled && (
            <button
              type="button"
              className="icon-button"
              aria-label={t("onsite.removeRow", { n: n + 1 })}
              onClick={() => set(rows.filter((_, m) => m !== n))}
            >
              <IconTrash size={18} stroke={1.75} aria-hidden />
            </button>
          )}
        </div>
      ))}
      {!disabled && (
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set([...rows, blank])}
        >
          {add}
        </Button>
      )}
    </div>
  );
}
