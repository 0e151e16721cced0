import { Button } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconCloudCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isUnsent, type Outgoing } from "@/shared/device/outbox";
import type { Kept } from "@/shared/device/records";
import { showTime } from "@/shared/ui/dates";
import type { FindingSaid } from "../finding/fields";
import { BringBack, CarryOff } from "./Carrying";
import { sendAgain } from "./post";
import { type Site, useSite } from "./site";
import { type AnswerSaid, lines, MINUTES, type PhotoSaid } from "./visit";
import "@/shared/i18n/onsite";

/** What is only on this device, each with its state; and a way to carry it off where no network comes any more. */
export function UnsentPage() {
  const { t } = useTranslation();
  const site = useSite();
  const { keeping, view } = site;
  const unsent = view.records.filter((one) => one.unsent).sort((a, b) => a.at.localeCompare(b.at));
  const sending = view.line === "sending";
  return (
    <div className="site-body stack">
      <h1>{t("onsite.unsent", { count: unsent.length })}</h1>
      {!unsent.length && (
        <p className="unsent-none">
          <IconCloudCheck size={20} stroke={1.75} aria-hidden /> {t("onsite.allSent")}
        </p>
      )}
      {unsent.length > 0 && (
        <>
          <ul className="unsent-list">
            {unsent.map((one) => (
              <One key={`${one.kind} ${one.id}`} record={one} site={site} />
            ))}
          </ul>
          <Button loading={sending} onClick={keeping.callNow}>
            {t("finding.sendNow")}
          </Button>
          <CarryOff keeping={keeping} />
        </>
      )}
      <BringBack keeping={keeping} />
    </div>
  );
}

function One({ record, site }: { record: Kept; site: Site }) {
  const { t } = useTranslation();
  const outgoing = record.body as Partial<Outgoing>;
  const refused = outgoing.refused;
  const Glyph = refused ? IconAlertTriangle : IconClock;
  const theirs = record.kind === MINUTES && site.pack.visit.minutes.find((one) => one.id === record.id);
  return (
    <li className={refused ? "unsent-one refused" : "unsent-one"}>
      <Glyph size={20} stroke={1.75} aria-hidden />
      <div className="grow">
        <p className="strong">{t(`onsite.sort.${record.kind as "answer"}`)}</p>
        <p className="break clamp-2">{told(record, site)}</p>
        <p className={refused ? "choice-wrong" : "dim small"}>
          {refused
            ? t("onsite.refused", { why: refused })
            : t("onsite.keptSince", { time: showTime(record.at) })}
        </p>
        {refused && (
          <div className="acts">
            {theirs ? (
              <Link
                to="/on-site/$inspectionId/minutes"
                params={{ inspectionId: site.pack.inspection.id }}
                className="button-link"
              >
                {t("minutesApart.look")}
              </Link>
            ) : (
              <Button variant="default" onClick={() => void sendAgain(record, site.keeping)}>
                {t("onsite.sendAgain")}
              </Button>
            )}
            <GivingUp onSure={() => site.keeping.drop(record.kind, record.id)} />
          </div>
        )}
      </div>
    </li>
  );
}

/** Nothing typed is thrown away by one touch. */
function GivingUp({ onSure }: { onSure: () => void }) {
  const { t } = useTranslation();
  const [asked, ask] = useState(false);
  return asked ? (
    <Button color="son" onClick={onSure}>
      {t("onsite.giveUpSure")}
    </Button>
  ) : (
    <Button variant="subtle" onClick={() => ask(true)}>
      {t("onsite.giveUp")}
    </Button>
  );
}

/** What it is about, in words of the checklist. */
function told(record: Kept, { pack, states }: Site): string {
  const content = (record.body as Partial<Outgoing>).content;
  if (!content || !isUnsent(record.body as Outgoing)) return "";
  const line = (id: string | null) => lines(pack).find((one) => one.item.id === id);
  const named = (id: string | null) => {
    const found = line(id);
    return found ? `${found.no} ${found.item.text}` : "";
  };
  switch (record.kind) {
    case "answer":
      return named((content as AnswerSaid).item);
    case "choice":
      return named(record.id);
    case "finding":
      return (content as FindingSaid).fields.text;
    case "photo": {
      const { item, taken_at } = content as PhotoSaid;
      return [named(item), showTime(taken_at)].filter(Boolean).join(", ");
    }
    default:
      return states.length ? pack.inspection.title : "";
  }
}
