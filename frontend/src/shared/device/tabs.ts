/** The other tabs of this device that show the same: told which record moved, never what it says. */

export type Moved = { kind: string; id: string };
export type Tabs = { tell: (moved: Moved) => void; close: () => void };

export function tabsOf(place: string, heard: (moved: Moved) => void): Tabs | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel(`dondoc-kept:${place}`);
  channel.onmessage = ({ data }: MessageEvent<Moved>) => heard(data);
  return { tell: (moved) => channel.postMessage(moved), close: () => channel.close() };
}

const GONE = "dondoc-wiped";

/** This person's things were taken off the device: nothing of them may be written back. */
export function tellWiped(user: number): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(GONE);
  channel.postMessage(user);
  channel.close();
}

export function whenWiped(heard: (user: number) => void): void {
  if (typeof BroadcastChannel === "undefined") return;
  new BroadcastChannel(GONE).onmessage = ({ data }: MessageEvent<number>) => heard(data);
}
