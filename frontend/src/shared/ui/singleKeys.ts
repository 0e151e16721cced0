import { keep, kept } from "@/shared/kept";

const PLACE = "dondoc-single-keys";

/** Whether keys of a single letter act on this device: whoever dictates, or presses them by mistake, switches them off. */
export const singleKeys = (): boolean => kept(PLACE, { on: true }).on;

export const setSingleKeys = (on: boolean): void => keep(PLACE, on ? null : { on });
