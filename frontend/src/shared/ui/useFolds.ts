import { useLocalStorage } from "@mantine/hooks";
import { useCallback } from "react";

/** `folded`: whether groups are folded unless one says otherwise; `but`: those that are the other way round. */
type Folds = { folded: boolean; but: string[] };
const NONE: Folds = { folded: false, but: [] };

/** Which groups are folded to their heads, kept on this device for each way of grouping (`name`); as `atFirst` until one is turned. */
export function useFolds(name: string, atFirst: Folds = NONE) {
  const [{ folded, but }, setFolds] = useLocalStorage<Folds>({
    key: `dondoc-${name}`,
    defaultValue: atFirst,
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
