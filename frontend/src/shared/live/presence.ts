/** Who has which record open, as the live link tells it; and what this page itself shows. */
import { useEffect, useSyncExternalStore } from "react";
import type { Look, PresenceFrame, Present } from "./socket";

const PAUSE = 1200; // ms: somebody who walks through a list has none of it open

let present: ReadonlyMap<string, Present[]> = new Map();
let looks: { record: string | null; board: string | null }[] = [];
let typing = 0;
let said = "";
let timer: ReturnType<typeof setTimeout> | undefined;
let say: (look: Look) => void = () => undefined;
const listeners = new Set<() => void>();
const NOBODY: Present[] = [];

const subscribe = (heard: () => void) => {
  listeners.add(heard);
  return () => listeners.delete(heard);
};
const changed = () => {
  for (const heard of listeners) heard();
};

/** The newest page or drawer that shows a record counts; the board stays beside it. */
const shown = (): Look => {
  const record = looks.findLast((one) => one.record)?.record ?? null;
  const board = looks.findLast((one) => one.board)?.board ?? null;
  return { record, board, typing: record !== null && typing > 0 };
};

const sayLater = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const look = shown();
    if (JSON.stringify(look) === said) return;
    said = JSON.stringify(look);
    say(look);
  }, PAUSE);
  changed();
};

/** Whom to tell what this page shows: the live link. */
export function tellLooks(to: (look: Look) => void): () => void {
  say = to;
  said = "";
  sayLater();
  return () => {
    clearTimeout(timer);
    say = () => undefined;
  };
}

export function hearPresence(frame: PresenceFrame): void {
  const next = frame.whole ? new Map<string, Present[]>() : new Map(present);
  for (const { at, people } of frame.records) {
    if (people.length) next.set(at, people);
    else next.delete(at);
  }
  present = next;
  changed();
}

/** Without a link nobody knows who is here. */
export function forgetPresence(): void {
  if (!present.size) return;
  present = new Map();
  changed();
}

/** This page shows that record, or the board of a kind. */
export function useLooking(record: string | undefined, board?: "task" | "ticket"): void {
  useEffect(() => {
    if (!record && !board) return;
    const look = { record: record ?? null, board: board ?? null };
    looks = [...looks, look];
    sayLater();
    return () => {
      looks = looks.filter((one) => one !== look);
      sayLater();
    };
  }, [record, board]);
}

/** Something is being typed about the record that is shown. */
export function useTyping(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    typing += 1;
    sayLater();
    return () => {
      typing -= 1;
      sayLater();
    };
  }, [on]);
}

/** Who else has this record open (`task:<id>`). */
export const usePresent = (at: string): Present[] =>
  useSyncExternalStore(subscribe, () => present.get(at) ?? NOBODY);

/** The record this page shows, and who else has it open. */
export function useShown(): { record: string | null; people: Present[] } {
  const record = useSyncExternalStore(subscribe, () => shown().record);
  return { record, people: usePresent(record ?? "") };
}
