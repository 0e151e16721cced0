/** Findings kept on this device: what is being typed, and what was saved but has not reached the server. */
import type { Fields } from "./fields";

/** `id` and `key` are made when it is saved and stay: sending it again never writes it twice. */
export type Kept = { id: string; key: string; fields: Fields; at: string; refused?: string };
export type Outbox = { draft: Fields | null; at: string | null; unsent: Kept[] };

const EMPTY: Outbox = { draft: null, at: null, unsent: [] };
const place = (user: number, inspection: string): string => `dondoc-findings:${user}:${inspection}`;

export function read(user: number, inspection: string): Outbox {
  try {
    return {
      ...EMPTY,
      ...(JSON.parse(localStorage.getItem(place(user, inspection)) ?? "{}") as Partial<Outbox>),
    };
  } catch {
    return EMPTY;
  }
}

/** Whether the device took it: where storage is full or off, the page must say that nothing is kept. */
export function write(user: number, inspection: string, outbox: Outbox): boolean {
  try {
    if (!outbox.draft && !outbox.unsent.length) localStorage.removeItem(place(user, inspection));
    else localStorage.setItem(place(user, inspection), JSON.stringify(outbox));
    return true;
  } catch {
    return false;
  }
}

export const withDraft = (outbox: Outbox, draft: Fields | null, at: string): Outbox => ({
  ...outbox,
  draft,
  at,
});

export const withKept = (outbox: Outbox, kept: Kept): Outbox => ({
  ...outbox,
  unsent: [...outbox.unsent.filter((one) => one.id !== kept.id), kept],
});

export const withoutKept = (outbox: Outbox, id: string): Outbox => ({
  ...outbox,
  unsent: outbox.unsent.filter((one) => one.id !== id),
});

/** What may be sent: the server's word on a refused one will not change by asking again. */
export const waiting = (outbox: Outbox): Kept[] => outbox.unsent.filter((one) => !one.refused);
