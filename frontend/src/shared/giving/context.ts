import { createContext, useContext } from "react";

/** What is known already when the form opens: the document that orders it, or the meeting at which it is ordered and the
 * words typed there. */
export type Preset = { source: string } | { meeting: string; title: string };

export const GivingContext = createContext<(preset?: Preset) => void>(() => undefined);

/** Opens the form of a quick task; it stands in the shell, so that every page may ask for it. */
export const useGiving = (): ((preset?: Preset) => void) => useContext(GivingContext);
