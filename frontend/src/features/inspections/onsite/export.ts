/** Everything that was not sent, as one file: for the day on which no network comes any more. It is sealed under the passcode
 * of whoever wrote it, and taken in again by them on another device. */

import type { Keeping } from "@/shared/device/keeping";
import { lockOf, openKey } from "@/shared/device/lock";
import type { Kept } from "@/shared/device/records";
import { keyOf, sealText, unsealText } from "@/shared/device/seal";

const BLOCK = 0x8000;

/** How the file reads: sealed, or, of a device without a lock, open. */
type Carried = { inspection: string; user: number } & (
  | { records: Written[] }
  | { salt: string; rounds: number; iv: string; data: string }
);
type Written = Omit<Kept, "bytes"> & { bytes?: string };

export type WhyNot = "unreadable" | "other" | "passcode";
export class NotTaken extends Error {
  constructor(readonly why: WhyNot) {
    super(why);
  }
}

const toText = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += BLOCK)
    text += String.fromCharCode(...bytes.subarray(at, at + BLOCK));
  return btoa(text);
};
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

const written = ({ bytes, ...record }: Kept): Written =>
  bytes ? { ...record, bytes: toText(new Uint8Array(bytes)) } : record;
const read = ({ bytes, ...record }: Written): Kept =>
  bytes === undefined ? record : { ...record, bytes: toBytes(bytes).buffer };

/** The text of the file. */
export async function carriedOff(
  user: number,
  inspection: string,
  records: readonly Kept[],
): Promise<string> {
  const rows = records.map(written);
  const [lock, key] = [await lockOf(user), openKey(user)];
  const about = { inspection, user };
  if (!lock || !key) return JSON.stringify({ ...about, records: rows } satisfies Carried);
  const { iv, data } = await sealText(key, JSON.stringify(rows));
  return JSON.stringify({
    ...about,
    salt: toText(lock.salt),
    rounds: lock.rounds,
    iv: toText(iv),
    data: toText(new Uint8Array(data)),
  } satisfies Carried);
}

/** What such a file holds for this person and inspection. Raises NotTaken. */
export async function broughtBack(
  user: number,
  inspection: string,
  text: string,
  passcode: string,
): Promise<Kept[]> {
  const file = parsed(text);
  if (file.user !== user || file.inspection !== inspection) throw new NotTaken("other");
  if ("records" in file) return file.records.map(read);
  try {
    const key = await keyOf(passcode, toBytes(file.salt), file.rounds);
    const sealed = { iv: toBytes(file.iv), data: toBytes(file.data).buffer };
    return (JSON.parse(await unsealText(key, sealed)) as Written[]).map(read);
  } catch {
    throw new NotTaken("passcode");
  }
}

function parsed(text: string): Carried {
  try {
    const file = JSON.parse(text) as Carried;
    if (typeof file.inspection === "string" && ("data" in file || Array.isArray(file.records))) return file;
  } catch {
    // said below
  }
  throw new NotTaken("unreadable");
}

export async function exported(keeping: Keeping): Promise<void> {
  const unsent = keeping.view.records.filter((one) => one.unsent);
  const text = await carriedOff(keeping.user, keeping.inspection, unsent);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `chua-gui-${keeping.inspection.slice(-6)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
