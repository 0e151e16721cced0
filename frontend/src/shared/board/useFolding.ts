import { useLocalStorage } from "@mantine/hooks";
import type { Column } from "./types";

const AT_FIRST = ["CANCELLED", "VOIDED"]; // what came to nothing stands aside until somebody looks

/** Which columns are folded to a strip, kept on this device; on a phone, which shows one at a time, none is. */
export function useFolding(columns: Column[], phone: boolean) {
  const [folded, setFolded] = useLocalStorage<string[]>({
    key: "dondoc-board-folded",
    defaultValue: AT_FIRST,
    getInitialValueInEffect: false,
  });
  const isFolded = (state: string) =>
    !phone && folded.includes(state) && Boolean(columns.find((column) => column.state === state)?.folds);
  const turn = (state: string) =>
    setFolded((kept) => (kept.includes(state) ? kept.filter((one) => one !== state) : [...kept, state]));
  /** The widths of all columns, as the grid takes them. */
  const tracks = columns.map(({ state }) => (isFolded(state) ? "44px" : "minmax(160px, 1fr)")).join(" ");
  return { isFolded, turn, tracks };
}
