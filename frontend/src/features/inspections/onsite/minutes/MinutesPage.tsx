import { Alert, Button } from "@mantine/core";
import { IconLock, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Minutes } from "@/shared/api/types";
import { isUnsent, type Outgoing } from "@/shared/device/outbox";
import { showMoment } from "@/shared/ui/dates";
import { fieldsOf } from "../../finding/fields";
import { KeptLine } from "../ChecklistPage";
import { Shots } from "../Shots";
import { type Site, useSite } from "../site";
import { foundSoFar, MINUTES, openedAt, SIGNING, shotsOf } from "../visit";
import { Again } from "./Again";
import { Comparing } from "./Comparing";
import { differing } from "./compare";
import { type Content, EMPTY, fromTheVisit, prefilledMinutes, told } from "./content";
import { MinutesForm } from "./MinutesForm";
import { MinutesPaper } from "./MinutesPaper";
import { SigningPanel } from "./SigningPanel";
import "@/shared/i18n/onsite";

/** The minutes: written and printed here, without network too; signed in ink, photographed, and final from then on. */
export function MinutesPage() {
  const { t } = useTranslation();
  const site = useSite();
  const { pack, may } = site;
  const signed = pack.visit.minutes.filter((one) => one.signed_at);
  const id = pack.visit.minutes_id;
  const [supplement, writeSupplement] = useState(false);
  const draft = pack.visit.minutes.find((one) => one.id === id);
  const main = !signed.length;
  const begun = draft || (id && site.keeping.find(MINUTES, id));
  return (
    <>
      <div className="site-body stack no-print">
        <h1>{t("siteMinutes.heading")}</h1>
        {signed.map((one) => (
          <Signed key={one.id} minutes={one} />
        ))}
      </div>
      {id && (main || supplement || begun) ? (
        <Writing key={id} id={id} draft={draft} number={draft?.number ?? signed.length} />
      ) : (
        <div className="site-body no-print">
          {may.minutes && (
            <Button variant="default" onClick={() => writeSupplement(true)}>
              {t("siteMinutes.supplementIt")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** Signed ones stand as they were; pages may still be photographed. */
function Signed({ minutes }: { minutes: Minutes }) {
  const { t } = useTranslation();
  const { pack, view } = useSite();
  const pages = shotsOf(pack, view.records).filter((one) => one.said.minutes === minutes.id);
  return (
    <Alert
      color="la"
      icon={<IconLock size={18} />}
      title={t(minutes.number ? "siteMinutes.supplementSigned" : "siteMinutes.signed", { n: minutes.number })}
    >
      <p>
        {t("siteMinutes.signedAt", {
          moment: showMoment(minutes.signed_at as string),
          name: minutes.signed_by?.full_name ?? "",
        })}
      </p>
      <Shots
        shots={pages}
        about={{ minutes: minutes.id, page: pages.length + 1 }}
        wanted
        may={pack.visit.may.answer}
      />
    </Alert>
  );
}

/** What was written here stands before one's eyes as it was typed, until somebody else's later text has arrived. */
const holds = (kept: Outgoing, draft: Minutes | undefined): boolean =>
  isUnsent(kept) || !draft || kept.base === draft.version;

/** Somebody else's text, or one's own of another device, is at the server; this one was not written upon it. */
const overtaken = (kept: Outgoing, theirs: Minutes, me: number): boolean =>
  isUnsent(kept) && kept.base !== theirs.version && (Boolean(kept.refused) || theirs.by?.id !== me);

function contentOf(
  { keeping, pack, states, view }: Site,
  id: string,
  draft: Minutes | undefined,
  number: number,
): Content {
  const kept = keeping.body<Outgoing<Content>>(MINUTES, id);
  if (kept && holds(kept, draft)) return kept.content;
  if (draft) return draft.content;
  const made = prefilledMinutes(
    pack,
    states,
    foundSoFar(pack, view.records, fieldsOf),
    openedAt(pack, view.records),
  );
  // What supplements puts one thing right; it does not tell the visit again.
  return number
    ? {
        ...EMPTY,
        place: made.place,
        basis: made.basis,
        team: made.team,
        people: made.people,
        writer: made.writer,
      }
    : made;
}

function Writing({ id, draft, number }: { id: string; draft: Minutes | undefined; number: number }) {
  const { t } = useTranslation();
  const site = useSite();
  const { keeping, pack, view, states } = site;
  const content = contentOf(site, id, draft, number);
  const kept = keeping.body<Outgoing<Content>>(MINUTES, id);
  const [signing, startSigning] = useState(false);
  const frozen = Boolean(keeping.find(SIGNING, id));
  const may = site.may.minutes && !frozen;
  const set = (part: Partial<Content>) => {
    const now = contentOf(site, id, draft, number); // anew: two fields may be left at one touch
    const seen = draft && !(kept && holds(kept, draft)) ? { seen: draft.version } : {};
    keeping.write<Content>(MINUTES, id, { ...now, ...part }, seen);
  };
  const apart =
    kept && draft && overtaken(kept, draft, pack.me.id) ? differing(kept.content, draft.content) : [];
  const made = () => fromTheVisit(states, foundSoFar(pack, view.records, fieldsOf), pack);
  return (
    <>
      <div className="site-body stack no-print">
        {frozen && <Alert color="la">{t("siteMinutes.signedHere")}</Alert>}
        {site.may.minutes && kept && draft && apart.length > 0 && (
          <Comparing id={id} mine={kept.content} theirs={draft} apart={apart} />
        )}
        {may && !number && <Again content={content} made={made} set={set} />}
        <MinutesForm
          content={content}
          set={set}
          disabled={!may}
          supplementary={number > 0}
          day={pack.inspection.starts_on}
        />
        {signing && !frozen && (
          <SigningPanel id={id} content={content} supplementary={number > 0} keep={() => set({})} />
        )}
      </div>
      <div className="paper-shown">
        <MinutesPaper pack={pack} content={told(content)} number={number} />
      </div>
      <footer className="site-bar no-print">
        <KeptLine broken={view.broken} at={view.storedAt} />
        <div className="finding-buttons">
          <Button
            className="grow"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t("siteMinutes.print")}
          </Button>
          {may && site.may.sign && !signing && (
            <Button variant="default" onClick={() => startSigning(true)}>
              {t("siteMinutes.signIt")}
            </Button>
          )}
        </div>
      </footer>
    </>
  );
}
