import { createContext, useContext } from "react";

export type Sheet = "palette" | "keys";

export const PaletteContext = createContext<(sheet: Sheet) => void>(() => undefined);

/** Opens the palette, or the list of keys, over whatever page is open. */
export const usePalette = (): ((sheet: Sheet) => void) => useContext(PaletteContext);
