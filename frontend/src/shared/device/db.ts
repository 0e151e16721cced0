/** This device's store (IndexedDB): locks of people, and what they keep for a visit. There is no other place. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Sealed } from "./seal";

/** The lock of one person on this device: never the passcode, only what it is checked with. */
export type Lock = {
  user: number;
  name: string;
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  check: Sealed;
  /** When the server last answered this person here, ISO. */
  contact: string;
};

/** `body` and `bytes` are sealed once the person has a lock; what stands beside them says how much is kept, not what. */
export type Stored = {
  key: string;
  user: number;
  inspection: string;
  kind: string;
  id: string;
  unsent: boolean;
  at: string;
  body: string | Sealed;
  bytes?: ArrayBuffer | Sealed;
};

interface Device extends DBSchema {
  locks: { key: number; value: Lock };
  records: { key: string; value: Stored; indexes: { user: number } };
}

let opened: Promise<IDBPDatabase<Device>> | undefined;

export function device(): Promise<IDBPDatabase<Device>> {
  opened ??= openDB<Device>("dondoc-device", 1, {
    upgrade(made) {
      made.createObjectStore("locks", { keyPath: "user" });
      made.createObjectStore("records", { keyPath: "key" }).createIndex("user", "user");
    },
    terminated() {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined; // storage switched off: asked again, and said, at each try
  });
  return opened;
}
