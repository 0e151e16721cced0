/** Findings kept on this device: what is being typed, and what was saved but has not reached the server. */
import { keep, kept } from "@/shared/kept";
import type { Fields } from "./fields";

/** `id` and `key` are made when it is saved and stay: sending it again never writes it twice. */
export type Kept = { id: string; key: string; fields: Fields; at: string; refused?: string };
export type Outbox = { draft: Fields | null; at: string | null; unsent: Kept[] };

const EMPTY: Outbox = { draft: null, at: null, unsent: [] };
const place = (user: number, inspection: string): string => `dondoc-findings:${user}:${inspection}`;

export const read = (user: number, inspection: string): Outbox => kept(place(user, inspection), EMPTY);

/** Whether the device took it: where storage is full or off, the page must say that nothing is kept. */
export const write = (user: number, inspection: string, outbox: Outbox): boolean =>
  keep(place(user, inspection), outbox.draft || outbox.unsent.length ? outbox : null);

export const withDraft = (outbox: Outbox, draft: Fields | null, at: string): Outbox => ({
  ...outbox,
  draft,
  at,
});

export const withKept = (outbox: Outbox, finding: Kept): Outbox => ({
  ...outbox,
  unsent: [...outbox.unsent.filter((one) => one.id !== finding.id), finding],
});

export const withoutKept = (outbox: Outbox, id: string): Outbox => ({
  ...outbox,
  unsent: outbox.unsent.filter((one) => one.id !== id),
});

/** What may be sent: the server's word on a refused one will not change by asking again. */
export const waiting = (outbox: Outbox): Kept[] => outbox.unsent.filter((one) => !one.refused);
