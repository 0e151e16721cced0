/** How each kind of what was said on site reaches the server. */
import { act, get, upload } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { Inspection, ItemAnswers, Minutes, Pack, SitePhoto } from "@/shared/api/types";
import type { Keeping, Post } from "@/shared/device/keeping";
import { isUnsent, type Outgoing } from "@/shared/device/outbox";
import type { Kept } from "@/shared/device/records";
import { i18next } from "@/shared/i18n";
import { FINDING, type FindingSaid, told as toldFinding } from "../finding/fields";
import { absorb, withItem, withMinutes, withPhoto } from "./absorb";
import { differing } from "./minutes/compare";
import { told } from "./minutes/content";
import { isSignedIn, takenIn, takePack, timeBy } from "./pack";
import {
  ANSWER,
  type AnswerSaid,
  CHOICE,
  type ChoiceSaid,
  MINUTES,
  OPENING,
  PHOTO,
  type PhotoSaid,
  SIGNING,
} from "./visit";

/** What another one refers to goes first. */
const ORDER = [OPENING, ANSWER, CHOICE, FINDING, MINUTES, PHOTO, SIGNING] as const;

const version = (number: number | undefined): string => `"v${number ?? 0}"`;

export function sitePost(user: number, inspection: string, done: () => void): Post {
  return {
    order: ORDER,
    deliver: async (record, all) => {
      const send = SENT[record.kind as (typeof ORDER)[number]];
      const version = await send(record, `inspections/${inspection}`, all);
      return typeof version === "number" ? version : undefined;
    },
    mayCall: () => isSignedIn(user),
    done,
    now: (all) => timeBy(takenIn(all.view.records)),
  };
}

/** What has versions says which one it is now. */
type Sender = (record: Kept, place: string, all: Keeping) => Promise<unknown>;
const packOf = (all: Keeping): Pack | undefined => takenIn(all.view.records)?.pack;

const SENT: Record<(typeof ORDER)[number], Sender> = {
  opening: async (record, place, all) => {
    const { key } = record.body as Outgoing;
    const { version: at, state } = await get<Inspection>(place);
    if (state === "DECIDED" || state === "NOTIFIED")
      await act({
        path: `${place}/transitions/open_on_site`,
        body: { at: record.at },
        key,
        ifMatch: version(at),
      });
    await takePack(all); // what may be written from now on
  },
  answer: async (record, place, all) => {
    const { content, key, base } = record.body as Outgoing<AnswerSaid>;
    const answered = await act<ItemAnswers>({
      method: "PUT",
      path: `${place}/answers/${record.id}`,
      body: content,
      key,
      ifMatch: version(base),
    });
    absorb(all, (pack) => withItem(pack, answered));
    return answered.answers.find((one) => one.id === record.id)?.version;
  },
  choice: async (record, place, all) => {
    const { content, key } = record.body as Outgoing<ChoiceSaid>;
    const path = `${place}/items/${record.id}/choice`;
    const answered = await act<ItemAnswers>({ path, body: content, key }).catch(async (error: unknown) => {
      if (error instanceof ApiProblem && error.stale) await takePack(all); // the answer that came meanwhile, to be seen
      throw error;
    });
    absorb(all, (pack) => withItem(pack, answered));
  },
  finding: async (record, place) => {
    const { content, key } = record.body as Outgoing<FindingSaid>;
    const body = {
      id: record.id,
      ...toldFinding(content.fields),
      answer: content.answer,
      at: content.at ?? record.at,
    };
    await act({ path: `${place}/findings`, body, key });
  },
  minutes: async (record, place, all) => {
    const { content, key, base } = record.body as Outgoing<Minutes["content"]>;
    const minutes = await act<Minutes>({
      method: "PUT",
      path: `${place}/minutes/${record.id}`,
      body: told(content),
      key,
      ifMatch: version(base),
    }).catch(async (error: unknown) => {
      if (!(error instanceof ApiProblem && error.stale)) throw error;
      const { pack } = await takePack(all); // the other text, to be compared
      const theirs = pack.visit.minutes.find((one) => one.id === record.id);
      if (!theirs || differing(content, theirs.content).length) throw error;
      return theirs; // it says the same: nothing could be compared, and nothing is lost
    });
    absorb(all, (pack) => withMinutes(pack, minutes));
    return minutes.version;
  },
  photo: async (record, place, all) => {
    const { content, key } = record.body as Outgoing<PhotoSaid>;
    const file = new File(
      [record.bytes as ArrayBuffer],
      `${content.taken_at.slice(0, 10)}-${record.id.slice(-6)}.jpg`,
      {
        type: "image/jpeg",
      },
    );
    await upload(content.upload, file, () => undefined);
    const photo = await act<SitePhoto>({
      method: "PUT",
      path: `${place}/photos/${record.id}`,
      body: content,
      key,
    });
    absorb(all, (pack) => withPhoto(pack, photo));
  },
  signing: async (record, place, all) => {
    const { content, key } = record.body as Outgoing<{ pages_later: boolean }>;
    const printed = all.body<Outgoing>(MINUTES, record.id);
    if (printed && isUnsent(printed)) throw new ApiProblem(409, { detail: i18next.t("minutesApart.first") }); // or another's text would be signed
    const signed = packOf(all)?.visit.minutes.find((one) => one.id === record.id);
    if (signed && signed.number > 0) {
      const ifMatch = version(signed.version);
      await act({ path: `${place}/minutes/${record.id}/signing`, body: content, key, ifMatch });
      return;
    }
    // Answers, findings and photos sent just now have moved the inspection on; what is signed is the version named here.
    const { version: at } = await get<Inspection>(place);
    const body = { ...content, written: signed ? String(printed?.base ?? signed.version) : null };
    await act({ path: `${place}/transitions/sign_minutes`, body, key, ifMatch: version(at) });
  },
};

/** Says it again after the server refused it, on top of what the server has by now. */
export async function sendAgain(record: Kept, all: Keeping): Promise<void> {
  const { content } = record.body as Outgoing;
  const pack = await takePack(all).then(
    (taken) => taken.pack,
    () => packOf(all),
  );
  const item = record.kind === ANSWER && (content as AnswerSaid).item;
  const answers = pack?.visit.items.find((one) => one.item === item)?.answers;
  const known = answers?.find((one) => one.author.id === pack?.me.id);
  if (known && known.id !== record.id) all.drop(record.kind, record.id); // said first on one's other device
  const { bytes } = record;
  all.write(record.kind, known?.id ?? record.id, content, {
    ...(bytes && { bytes }),
    ...(known && { seen: known.version }),
  });
  all.callNow();
}
