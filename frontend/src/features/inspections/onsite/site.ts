import { createContext, useContext } from "react";
import type { Pack } from "@/shared/api/types";
import type { Keeping, View } from "@/shared/device/keeping";
import type { ItemState, May } from "./visit";

/** What every page on site works with. */
export type Site = {
  pack: Pack;
  keeping: Keeping;
  view: View;
  states: ItemState[];
  may: May;
  /** The server's time as this device can tell it. */
  now: () => Date;
  /** Asks the server for what the others wrote. */
  pull: () => void;
};

export const SiteContext = createContext<Site | null>(null);

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error("useSite outside the on-site frame");
  return site;
}
