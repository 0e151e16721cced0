import { IconFile, IconFileText, IconHash, IconLink, IconPhoto } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionCard, Opinion, ProofPiece } from "@/shared/api/types";
import { FileLink } from "@/shared/files/FileLink";
import { OutLink } from "@/shared/files/OutLink";
import { Flags, TimelinessBadge } from "@/shared/ui/badges";
import { showBriefly, showDate } from "@/shared/ui/dates";
import { showNumber } from "@/shared/ui/numbers";

const PROOFS = 3; // in sight, each one tap away; the rest unfolds
const OPINIONS = 2;

/** What one decides on: the question, the record, who asks, how late, the words, the product, what others said. */
export function Facts({ card }: { card: DecisionCard }) {
  const { t } = useTranslation();
  const [whole, show] = useState(false);
  const who = [card.by?.full_name, card.unit?.short_name].filter(Boolean).join(" · ");
  const folded = card.said.length > 160 || card.others.length > OPINIONS;
  return (
    <div className={whole ? "decide-facts decide-whole" : "decide-facts"}>
      <p className="decide-asked">{card.asked}</p>
      <h2 className="decide-title">{card.title}</h2>
      <p className="item-facts">
        {card.about && <span>{card.about}</span>}
        {who && (
          <span>
            {t("deciding.from")} {who}
          </span>
        )}
        {card.at && <time dateTime={card.at}>{showBriefly(card.at)}</time>}
      </p>
      <p className="badges">
        {card.timeliness && card.due_on && (
          <TimelinessBadge value={card.timeliness} kind={card.due_kind} state={card.state} />
        )}
        {card.due_on && (
          <span className="dim small">{t("deciding.due", { date: showDate(card.due_on) })}</span>
        )}
        <Flags row={{ extended: 0, class: card.class, hand_back: null }} />
      </p>
      {card.product && (
        <p className="small decide-line">
          <span className="dim">{t("deciding.asked")}:</span> {card.product}
        </p>
      )}
      {card.said && <p className="prose decide-said">{card.said}</p>}
      <Proofs proofs={whole ? card.proofs : card.proofs.slice(0, PROOFS)} />
      {!whole && card.proofs.length > PROOFS && (
        <button type="button" className="text-button small self-start" onClick={() => show(true)}>
          {t("deciding.moreProofs", { count: card.proofs.length - PROOFS })}
        </button>
      )}
      <Opinions others={whole ? card.others : card.others.slice(-OPINIONS)} />
      {(folded || whole) && (
        <button type="button" className="text-button small self-start" onClick={() => show(!whole)}>
          {t(whole ? "deciding.less" : "deciding.whole")}
        </button>
      )}
    </div>
  );
}

const icon = { size: 20, stroke: 1.75, "aria-hidden": true } as const;

function Proofs({ proofs }: { proofs: ProofPiece[] }) {
  if (!proofs.length) return null;
  return (
    <ul className="decide-proofs">
      {proofs.map((proof) => (
        <li key={proof.id}>
          <Piece proof={proof} />
        </li>
      ))}
    </ul>
  );
}

function Piece({ proof }: { proof: ProofPiece }) {
  const { i18n } = useTranslation();
  const { document: doc, file, count, link, note } = proof;
  if (file && !file.closed_at)
    return (
      <FileLink file={file} className="decide-piece">
        {file.media_type.startsWith("image/") ? <IconPhoto {...icon} /> : <IconFile {...icon} />}
        <span className="grow ellipsis">{note || file.name}</span>
        <span className="dim small">{file.name.split(".").pop()?.toUpperCase()}</span>
      </FileLink>
    );
  if (link || doc?.link)
    return (
      <OutLink href={link || doc?.link || ""} className="decide-piece">
        {doc ? <IconFileText {...icon} /> : <IconLink {...icon} />}
        <span className="grow ellipsis">{doc ? named(doc) : link}</span>
      </OutLink>
    );
  return (
    <span className="decide-piece">
      {count ? <IconHash {...icon} /> : <IconFileText {...icon} />}
      <span className="grow">
        {count
          ? `${showNumber(count.value, i18n.language)} ${count.unit}`
          : doc
            ? named(doc)
            : (file?.name ?? note)}
        {doc?.abstract && <span className="dim small clamp-1">{doc.abstract}</span>}
      </span>
    </span>
  );
}

const named = (doc: NonNullable<ProofPiece["document"]>): string =>
  [doc.kind, doc.number, doc.date && `(${showDate(doc.date)})`].filter(Boolean).join(" ");

const OUTCOMES = {
  approve: "deciding.agreed",
  return: "deciding.returned",
  silent: "deciding.silent",
  note: "deciding.noted",
} as const;

function Opinions({ others }: { others: Opinion[] }) {
  const { t } = useTranslation();
  if (!others.length) return null;
  return (
    <ul className="decide-others" aria-label={t("deciding.others")}>
      {others.map((one) => (
        <li key={`${one.by?.id}:${one.unit?.id}:${one.at}`} className="small clamp-2">
          <b>{one.by?.full_name ?? one.unit?.short_name}</b>{" "}
          <span className="dim">{t(OUTCOMES[one.outcome])}</span>
          {one.said && `: “${one.said}”`}
        </li>
      ))}
    </ul>
  );
}
