/** The pack a device takes along, as it lies in its store. */
import { get } from "@/shared/api/client";
import type { Me, Pack } from "@/shared/api/types";
import type { Keeping } from "@/shared/device/keeping";
import { heard } from "@/shared/device/lock";
import type { Kept } from "@/shared/device/records";

export const PACK = "pack";

/** `ahead`: ms by which the server's clock is ahead of the device's. */
export type Taken = { pack: Pack; taken: string; ahead: number };

export const takenIn = (records: readonly Kept[]): Taken | null =>
  (records.find((one) => one.kind === PACK)?.body as Taken | undefined) ?? null;

/** The server's time as this device can tell it. */
export const timeBy = (taken: Taken | null): Date => new Date(Date.now() + (taken?.ahead ?? 0));

/** Takes the newest pack along; what was not sent is not touched. */
export async function takePack(keeping: Keeping): Promise<Taken> {
  const pack = await get<Pack>(`inspections/${keeping.inspection}/pack`);
  const taken = {
    pack,
    taken: pack.as_of,
    ahead: new Date(pack.as_of).getTime() - Date.now(),
  };
  keeping.keep(PACK, PACK, taken);
  void heard(keeping.user, new Date());
  return taken;
}

/** Whether the person signed in is this one; raises where the server cannot be asked. */
export async function isSignedIn(user: number): Promise<boolean> {
  const session = await get<{ signed_in: boolean }>("session");
  if (!session.signed_in) return false;
  const me = await get<Me>("me");
  if (me.id === user) void heard(user, new Date());
  return me.id === user;
}
