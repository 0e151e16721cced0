/** The visit as this device knows it: what the pack brought of everybody, with what was said here since. */
import type { ChecklistItem, Pack, SiteAnswer, SitePhoto } from "@/shared/api/types";
import { isUnsent, type Outgoing, waits } from "@/shared/device/outbox";
import type { Kept } from "@/shared/device/records";
import type { Fields } from "../finding/fields";
import { FINDING, type FindingSaid } from "../finding/fields";
import { fails, isAnswered, isWhole, saysTheSame, type Value } from "./items";

export const ANSWER = "answer";
export const CHOICE = "choice";
export const PHOTO = "photo";
export const MINUTES = "minutes";
export const SIGNING = "signing";
/** Announced at the unit, which this device will tell the server. */
export const OPENING = "opening";

export type AnswerSaid = { item: string; value: Value; note: string; at: string };
export type PhotoSaid = {
  upload: string;
  item: string | null;
  finding: string | null;
  minutes: string | null;
  page: number | null;
  taken_at: string;
  caption: string;
};

export type Said = {
  id: string;
  author: { id: number; full_name: string };
  value: Value;
  note: string;
  at: string;
  unsent: boolean;
  /** At the server; none while it is only here. */
  version?: number;
  /** Why the server did not take it. */
  refused?: string;
};
export type Shot = {
  id: string;
  said: Omit<PhotoSaid, "upload">;
  unsent: boolean;
  bytes?: ArrayBuffer;
  url?: string;
  mine: boolean;
  /** Sent by mistake: nobody opens it any more, here either. */
  closed: boolean;
};
export type ItemState = {
  item: ChecklistItem;
  /** As it is printed: "2.3". */
  no: string;
  mine: Said | null;
  others: Said[];
  /** What counts; null while nobody answered or several contradict each other. */
  counts: Said | null;
  conflict: boolean;
  failed: boolean;
  whole: boolean;
  findings: string[];
  shots: Shot[];
};
export type May = Pick<Pack["visit"]["may"], "answer" | "choose" | "minutes" | "sign"> & { find: boolean };
export type Progress = { done: number; of: number };

const body = <T>(one: Kept): Outgoing<T> => one.body as Outgoing<T>;
const ofKind = (records: readonly Kept[], kind: string): Kept[] => records.filter((one) => one.kind === kind);

const LEADS = ["HEAD", "DEPUTY"];
const BEFORE = ["DECIDED", "NOTIFIED"];

/** Whether somebody has to announce it at the unit first. */
export const notOpenYet = (pack: Pack): boolean => BEFORE.includes(pack.inspection.state);

/** When the team made itself known: as this device noted without network, or another one told, else as the server heard. */
export const openedAt = (pack: Pack, records: readonly Kept[]): string | null =>
  ofKind(records, OPENING)[0]?.at ?? pack.inspection.opened_said_at ?? pack.inspection.opened_at;

/** What may be done here: the server's word, or, announced without network, what it will be. */
export function mayHere(pack: Pack, records: readonly Kept[]): May {
  const { answer, choose, minutes, sign } = pack.visit.may;
  if (!notOpenYet(pack) || !ofKind(records, OPENING).length)
    return { answer, choose, minutes, sign, find: pack.may_find };
  const leads = pack.team.some((one) => one.person.id === pack.me.id && LEADS.includes(one.role));
  return { answer: true, find: true, choose: leads, minutes: true, sign: leads };
}

/** Every line of the visit's checklists, with its number. */
export function lines(pack: Pack): { item: ChecklistItem; no: string }[] {
  let section = 0;
  let line = 0;
  let before: string | null = null;
  return pack.visit.checklists.flatMap((list) =>
    list.items.map((item) => {
      const title = `${list.id} ${item.section}`;
      if (title !== before) {
        section++;
        line = 0;
        before = title;
      }
      line++;
      return { item, no: `${section}.${line}` };
    }),
  );
}

export function itemStates(pack: Pack, records: readonly Kept[]): ItemState[] {
  const shots = shotsOf(pack, records);
  return lines(pack).map(({ item, no }) => itemState(pack, records, shots, item, no));
}

function itemState(
  pack: Pack,
  records: readonly Kept[],
  shots: Shot[],
  item: ChecklistItem,
  no: string,
): ItemState {
  const told = pack.visit.items.find((one) => one.item === item.id);
  const here = ofKind(records, ANSWER).find((one) => body<AnswerSaid>(one).content.item === item.id);
  const listed = (told?.answers ?? []).map(asSaid);
  const theirs = listed.filter((one) => one.author.id !== pack.me.id);
  const known = listed.find((one) => one.author.id === pack.me.id);
  const mine = here && (isUnsent(body(here)) || !known) ? ownSaid(here, pack) : (known ?? null);
  const all = [...(mine && isAnswered(mine.value) ? [mine] : []), ...theirs];
  const chosen = chosenOf(records, item.id) ?? (told?.chosen_by && !mine?.unsent ? told.result : null);
  const first = all[0] ?? null;
  const agree = first !== null && all.every((one) => saysTheSame(one.value, first.value));
  const counts = all.find((one) => one.id === chosen) ?? (agree ? first : null);
  const own = shots.filter((shot) => shot.said.item === item.id);
  return {
    item,
    no,
    mine,
    others: theirs,
    counts,
    conflict: all.length > 1 && !counts,
    failed: counts ? fails(item, counts.value) : all.some((one) => fails(item, one.value)),
    whole:
      item.kind === "PHOTO"
        ? own.some((shot) => !shot.closed) || all.some((one) => isWhole(item, one.value))
        : all.some((one) => isWhole(item, one.value)),
    findings: findingsFrom(pack, records, item.id, all),
    shots: own,
  };
}

const asSaid = ({ id, author, value, note, at, version }: SiteAnswer): Said => ({
  id,
  author,
  value,
  note,
  at,
  version,
  unsent: false,
});

const ownSaid = (one: Kept, pack: Pack): Said => {
  const { value, note, at } = body<AnswerSaid>(one).content;
  const { refused } = body(one);
  return { id: one.id, author: pack.me, value, note, at, unsent: isUnsent(body(one)), refused };
};

/** A choice settles what its writer had seen: of an answer that came from another phone meanwhile the server says so. */
export type ChoiceSaid = { answer: string; seen: { answer: string; version: number }[] };
export const choiceOf = (state: ItemState, answer: string): ChoiceSaid => ({
  answer,
  seen: state.others.map((one) => ({ answer: one.id, version: one.version ?? 1 })),
});

/** One that the server refused settles nothing: they still contradict each other. */
function chosenOf(records: readonly Kept[], item: string): string | null {
  const one = ofKind(records, CHOICE).find(({ id }) => id === item);
  return one && waits(body(one)) ? body<ChoiceSaid>(one).content.answer : null;
}

/** The ids of findings made of this item, here or elsewhere. */
function findingsFrom(pack: Pack, records: readonly Kept[], item: string, all: Said[]): string[] {
  const answers = new Set(all.map((one) => one.id));
  const there = pack.findings.filter((one) => one.answer && answers.has(one.answer) && !one.withdrawn);
  const here = ofKind(records, FINDING).filter((one) => body<FindingSaid>(one).content.item === item);
  return [...new Set([...there, ...here].map((one) => one.id))];
}

export function shotsOf(pack: Pack, records: readonly Kept[]): Shot[] {
  const pages = pack.visit.minutes.flatMap((one) => one.pages);
  const known = new Map([...pack.visit.photos, ...pages].map((one) => [one.id, asShot(one, pack)]));
  const here = ofKind(records, PHOTO).map((one): Shot => {
    const { upload: _, ...said } = body<PhotoSaid>(one).content;
    const closed = known.get(one.id)?.closed ?? false;
    const bytes = closed ? undefined : one.bytes;
    return { id: one.id, said, unsent: isUnsent(body(one)), bytes, mine: true, closed };
  });
  const own = new Set(here.map((one) => one.id));
  const there = [...known.values()].filter((one) => !own.has(one.id));
  const seen = new Set<string>();
  return [...here, ...there].filter((one) => !seen.has(one.id) && seen.add(one.id));
}

const asShot = ({ id, file, by, ...said }: SitePhoto, pack: Pack): Shot => ({
  id,
  said,
  unsent: false,
  url: file.closed_at ? undefined : file.href,
  mine: by?.id === pack.me.id,
  closed: file.closed_at !== null,
});

export const progressOf = (states: ItemState[]): Progress => ({
  done: states.filter((one) => one.whole).length,
  of: states.length,
});

/** What was found so far, sent or not, in one shape. */
export type Found = { id: string; code: string; fields: Fields; unsent: boolean };

export function foundSoFar(
  pack: Pack,
  records: readonly Kept[],
  fieldsOf: (one: Pack["findings"][number]) => Fields,
) {
  const there = pack.findings
    .filter((one) => !one.withdrawn)
    .map((one): Found => ({ id: one.id, code: one.code, fields: fieldsOf(one), unsent: false }));
  const known = new Set(pack.findings.map((one) => one.id));
  const here = ofKind(records, FINDING)
    .filter((one) => !known.has(one.id))
    .map(
      (one): Found => ({
        id: one.id,
        code: "",
        fields: body<FindingSaid>(one).content.fields,
        unsent: isUnsent(body(one)),
      }),
    );
  return [...there, ...here];
}

/** The id of one's own answer to an item: one a person, whatever device it was said on. */
export const ownAnswerId = (state: ItemState, made: () => string): string => state.mine?.id ?? made();
