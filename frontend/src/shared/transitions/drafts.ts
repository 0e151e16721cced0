/** What is being typed, kept on this device per record and act until it was sent. */
import { keep, kept } from "@/shared/kept";

const name = (key: string): string => `dondoc-draft:${key}`;

export const keptDraft = (key: string): Record<string, string> => kept(name(key), {});
export const keepDraft = (key: string, values: Record<string, string>): void => keep(name(key), values);
export const forgetDraft = (key: string): void => keep(name(key), null);
