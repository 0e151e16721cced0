/** Who has a lock on this device, and the one that is open now; the key lives in this page's memory alone. */
import { useSyncExternalStore } from "react";
import { device, type Lock } from "./db";
import { checkFor, keyOf, opens, ROUNDS, salted, seal, sealText } from "./seal";
import { tellWiped, whenWiped } from "./tabs";

/** Asked again after so long away from the page. */
export const AWAY = 5 * 60_000; // ms
/** Without a word from the server for so long, what was taken along is wiped. */
export const KEEPS = 14; // days
export const SHORTEST = 6; // characters

let open: { user: number; key: CryptoKey } | null = null;
const listeners = new Set<() => void>();

const opened = (next: typeof open): void => {
  const locked = open !== null && next === null;
  open = next;
  if (locked) for (const forget of forgetting) forget();
  for (const listener of listeners) listener();
};

const forgetting = new Set<() => void>();
/** Nothing that was unsealed stays in memory. */
export const whenLocked = (forget: () => void): void => {
  forgetting.add(forget);
};

whenWiped((user) => {
  if (open?.user === user) opened(null);
});

export const openKey = (user: number): CryptoKey | null => (open?.user === user ? open.key : null);

/** Whether this person's lock is open in this page. */
export const useOpen = (user: number | undefined): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open !== null && open.user === user,
  );

export const lockOf = async (user: number): Promise<Lock | undefined> => (await device()).get("locks", user);
export const locks = async (): Promise<Lock[]> => (await device()).getAll("locks");

/** A lock for who has none yet; what they kept openly until now is sealed with it, in the same step. */
export async function makeLock(
  user: number,
  name: string,
  passcode: string,
  at: Date,
  rounds = ROUNDS,
): Promise<void> {
  const salt = salted();
  const key = await keyOf(passcode, salt, rounds);
  const check = await checkFor(key);
  const db = await device();
  const before = await db.getAllFromIndex("records", "user", user);
  const sealed = await Promise.all(
    before.map(async (one) => ({
      ...one,
      body: typeof one.body === "string" ? await sealText(key, one.body) : one.body,
      ...(one.bytes instanceof ArrayBuffer ? { bytes: await seal(key, one.bytes) } : {}),
    })),
  );
  const step = db.transaction(["locks", "records"], "readwrite");
  await step.objectStore("locks").put({ user, name, salt, rounds, check, contact: at.toISOString() });
  for (const one of sealed) await step.objectStore("records").put(one);
  await step.done;
  opened({ user, key });
}

/** Whether the passcode was the right one. */
export async function unlock(user: number, passcode: string): Promise<boolean> {
  const lock = await lockOf(user);
  if (!lock) return false;
  const key = await keyOf(passcode, lock.salt, lock.rounds);
  if (!(await opens(key, lock.check))) return false;
  opened({ user, key });
  return true;
}

export const lockUp = (): void => opened(null);

/** The server has answered this person. */
export async function heard(user: number, at: Date): Promise<void> {
  const step = (await device()).transaction("locks", "readwrite");
  const lock = await step.store.get(user);
  if (lock) await step.store.put({ ...lock, contact: at.toISOString() });
  await step.done;
}

/** Everything this person has on the device, and their lock. */
export async function wipe(user: number): Promise<void> {
  const step = (await device()).transaction(["locks", "records"], "readwrite");
  await step.objectStore("locks").delete(user);
  for (const key of await step.objectStore("records").index("user").getAllKeys(user))
    await step.objectStore("records").delete(key);
  await step.done;
  if (open?.user === user) opened(null);
  tellWiped(user);
}

export const daysSince = (moment: string, now: Date): number =>
  Math.floor((now.getTime() - new Date(moment).getTime()) / 86_400_000);

/** Wipes what was taken along too long ago; what was not sent stays, sealed, until it is sent, saved or thrown away. */
export async function wipeOld(now: Date): Promise<void> {
  const db = await device();
  for (const lock of await db.getAll("locks")) {
    if (daysSince(lock.contact, now) < KEEPS) continue;
    const step = db.transaction(["locks", "records"], "readwrite");
    let left = 0;
    for (const one of await step.objectStore("records").index("user").getAll(lock.user)) {
      if (one.unsent) left++;
      else await step.objectStore("records").delete(one.key);
    }
    if (!left) await step.objectStore("locks").delete(lock.user);
    await step.done;
  }
}

/** Locks up after a while away: a phone that was put down asks for the passcode when it is taken up again. */
export function watchAway(now: () => number = Date.now): () => void {
  let left: number | null = null;
  const turned = () => {
    if (document.visibilityState === "hidden") left = now();
    else if (left !== null && now() - left >= AWAY) lockUp();
  };
  document.addEventListener("visibilitychange", turned);
  return () => document.removeEventListener("visibilitychange", turned);
}
