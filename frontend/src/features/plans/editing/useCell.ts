import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { typing } from "@/shared/ui/useListKeys";

/** A cell that is read or typed over. Left by a key, it is in focus again, so that the keyboard goes on from there. `value`: what it
 * says now, as text; somebody else may save it while it is typed over. */
export function useCell<T>(value: string) {
  const [typed, setTyped] = useState<T | null>(null);
  const [back, setBack] = useState(false);
  const [begun, begin] = useState(value);
  if (typed === null && begun !== value) begin(value);
  return {
    typed,
    type: setTyped,
    /** It says something else than when the typing began: nothing is sent before one of the two is chosen. */
    overtaken: typed !== null && begun !== value,
    /** One's own stays, seen what the other saved. */
    keep: () => begin(value),
    /** `byKey`: nobody has gone to another cell yet. */
    leave: (byKey = false) => {
      setBack(byKey);
      setTyped(null);
    },
    button: { type: "button", className: "edit-cell", autoFocus: back } as const,
  };
}

/** Escape leaves a cell as it was, whatever it is typed in. */
export const onEscape = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  leave();
};

const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows go from cell to cell: up and down to the same cell of the next line that has it, sideways within the line. */
export function useCellKeys(): RefObject<HTMLTableElement | null> {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const step = STEPS[event.key];
      const cell = document.activeElement?.closest<HTMLElement>("[data-cell]");
      if (!step || !cell || !table.current?.contains(cell) || typing(event.target)) return;
      const next = step[0] ? sameBelow(table.current, cell, step[0]) : beside(cell, step[1]);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return table;
}

const sameBelow = (table: HTMLElement, cell: HTMLElement, by: number): HTMLElement | undefined => {
  const same = [...table.querySelectorAll<HTMLElement>(`[data-cell="${cell.dataset.cell}"]`)];
  return same[same.indexOf(cell) + by];
};

const beside = (cell: HTMLElement, by: number): HTMLElement | undefined => {
  const own = [...(cell.closest("tr")?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
  return own[own.indexOf(cell) + by];
};
