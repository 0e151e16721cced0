/** Records of one person on this device, sealed where they have a lock. */
import { device, type Stored } from "./db";
import { lockOf, openKey } from "./lock";
import { seal, sealText, unseal, unsealText } from "./seal";

export type Kept = {
  kind: string;
  id: string;
  unsent: boolean;
  at: string;
  body: unknown;
  bytes?: ArrayBuffer;
};

/** The lock is closed: ask for the passcode first. */
export class Locked extends Error {}

const keyFor = (user: number, inspection: string, kind: string, id: string): string =>
  [user, inspection, kind, id].join(":");

async function keyOrOpen(user: number): Promise<CryptoKey | null> {
  const key = openKey(user);
  if (!key && (await lockOf(user))) throw new Locked();
  return key;
}

export async function keepRecord(user: number, inspection: string, record: Kept): Promise<void> {
  const { kind, id, unsent, at } = record;
  const key = await keyOrOpen(user);
  const text = JSON.stringify(record.body);
  const stored: Stored = {
    key: keyFor(user, inspection, kind, id),
    user,
    inspection,
    kind,
    id,
    unsent,
    at,
    body: key ? await sealText(key, text) : text,
  };
  if (record.bytes) stored.bytes = key ? await seal(key, record.bytes) : record.bytes;
  await (await device()).put("records", stored);
}

/** One of them as it lies there now; nothing when it is gone. */
export async function recordOf(
  user: number,
  inspection: string,
  kind: string,
  id: string,
): Promise<Kept | undefined> {
  const key = await keyOrOpen(user);
  const one = await (await device()).get("records", keyFor(user, inspection, kind, id));
  return one && unsealed(one, key);
}

/** All of one inspection, unsealed; what another key sealed is left out. */
export async function recordsOf(user: number, inspection: string): Promise<Kept[]> {
  const key = await keyOrOpen(user);
  const all = await (await device()).getAllFromIndex("records", "user", user);
  return Promise.all(all.filter((one) => one.inspection === inspection).map((one) => unsealed(one, key)));
}

async function unsealed(one: Stored, key: CryptoKey | null): Promise<Kept> {
  const { kind, id, unsent, at } = one;
  const text = typeof one.body === "string" ? one.body : await unsealText(key as CryptoKey, one.body);
  const kept: Kept = { kind, id, unsent, at, body: JSON.parse(text) };
  if (one.bytes)
    kept.bytes = one.bytes instanceof ArrayBuffer ? one.bytes : await unseal(key as CryptoKey, one.bytes);
  return kept;
}

export async function dropRecord(user: number, inspection: string, kind: string, id: string): Promise<void> {
  await (await device()).delete("records", keyFor(user, inspection, kind, id));
}

/** How much of this person's was not sent, by inspection; it can be counted while all is locked. */
export async function unsentOf(user: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const one of await (await device()).getAllFromIndex("records", "user", user))
    if (one.unsent) counts.set(one.inspection, (counts.get(one.inspection) ?? 0) + 1);
  return counts;
}

/** The inspections of which this person took a pack along. */
export async function packsOf(user: number): Promise<string[]> {
  const all = await (await device()).getAllFromIndex("records", "user", user);
  return all.filter((one) => one.kind === "pack").map((one) => one.inspection);
}
