import { useLocalStorage } from "@mantine/hooks";
import { useCallback } from "react";
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

/** `folded`: whether lanes are folded at first; `but`: those that are otherwise. */
type LaneFolds = { folded: boolean; but: string[] };

/** Which lanes are folded to their heads, kept on this device for each way of parting the board (`name`). */
export function useLaneFolding(name: string) {
  const [{ folded, but }, setFolds] = useLocalStorage<LaneFolds>({
    key: `dondoc-lanes-${name}`,
    defaultValue: { folded: false, but: [] },
    getInitialValueInEffect: false,
  });
  const isFolded = useCallback((key: string) => folded !== but.includes(key), [folded, but]);
  const turn = (key: string) =>
    setFolds((kept) => ({
      ...kept,
      but: kept.but.includes(key) ? kept.but.filter((one) => one !== key) : [...kept.but, key],
    }));
  const turnAll = () => setFolds({ folded: !folded, but: [] });
  return { isFolded, turn, turnAll, folded };
}
