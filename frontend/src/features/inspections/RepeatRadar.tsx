import { Button } from "@mantine/core";
import { IconRepeat } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { repeatsQuery } from "@/shared/api/radarQueries";
import type { FindingRepeats, LikelyRepeat, RepeatDecided } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { type Answering, RepeatAnswer } from "./RepeatAnswer";

/** What of the findings looks like something found before: proposed with its reasons, decided by a person of the team. */
export function RepeatRadar({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation();
  const repeats = useQuery(repeatsQuery(inspectionId));
  const [answering, answer] = useState<Answering | null>(null);
  const { items = [], may = false, years = 3 } = repeats.data ?? {};
  if (repeats.error && !repeats.data)
    return (
      <Panel title={t("radar.title")}>
        <p className="dim small">{t("radar.failed")}</p>
        <Button variant="default" size="xs" className="self-start" onClick={() => void repeats.refetch()}>
          {t("app.retry")}
        </Button>
      </Panel>
    );
  if (!items.length) return null; // the rule: nothing looks like anything
  return (
    <Panel
      title={t("radar.title")}
      aside={items.reduce((sum, item) => sum + item.proposed.length, 0) || undefined}
    >
      <p className="dim small">{t("radar.lead", { count: years })}</p>
      <ul className="list">
        {items.map((item) => (
          <Finding key={item.finding} item={item} may={may} answer={answer} />
        ))}
      </ul>
      <RepeatAnswer inspectionId={inspectionId} answering={answering} onDone={() => answer(null)} />
    </Panel>
  );
}

function Finding({
  item,
  may,
  answer,
}: {
  item: FindingRepeats;
  may: boolean;
  answer: (one: Answering) => void;
}) {
  return (
    <li className="item">
      <div className="grow">
        <p className="item-title">
          <span className="dim item-no">{item.code} </span>
          {item.text}
        </p>
        {item.answered.map((one) => (
          <Decided key={one.earlier} item={item} one={one} may={may} answer={answer} />
        ))}
        {item.proposed.map((one) => (
          <Proposed key={one.earlier} item={item} one={one} may={may} answer={answer} />
        ))}
      </div>
    </li>
  );
}

type Of<T> = { item: FindingRepeats; one: T; may: boolean; answer: (one: Answering) => void };

function Proposed({ item, one, may, answer }: Of<LikelyRepeat>) {
  const { t } = useTranslation();
  return (
    <div className="radar-one">
      <Earlier one={one} />
      <p className="radar-reasons">
        {one.reasons.map((reason) => (
          <span key={reason} className="chip-small">
            {reason}
          </span>
        ))}
      </p>
      {may && (
        <div className="acts finding-acts">
          <button
            type="button"
            className="text-button"
            onClick={() => answer({ item, earlier: one.earlier, code: one.code, outcome: "CONFIRMED" })}
          >
            {t("radar.confirm")}
          </button>
          <button
            type="button"
            className="text-button"
            onClick={() => answer({ item, earlier: one.earlier, code: one.code, outcome: "DISMISSED" })}
          >
            {t("radar.dismiss")}
          </button>
        </div>
      )}
    </div>
  );
}

/** The earlier finding: its words, where it stands, what came of it. */
export function Earlier({ one }: { one: LikelyRepeat }) {
  const { t } = useTranslation();
  const said = t("radar.found", { code: one.code, date: showDate(one.found_on), ended: one.ended });
  return (
    <>
      <p className="small">{one.text}</p>
      <p className="dim small">
        {one.ticket ? (
          <Link to="/tickets/$ticketId" params={{ ticketId: one.ticket }} className="link">
            {said}
          </Link>
        ) : (
          <Link
            to="/inspections/$inspectionId"
            params={{ inspectionId: one.inspection }}
            search={{}}
            className="link"
          >
            {said}
          </Link>
        )}
      </p>
    </>
  );
}

function Decided({ item, one, may, answer }: Of<RepeatDecided>) {
  const { t } = useTranslation();
  const is = one.outcome === "CONFIRMED";
  const rose = one.severity_before !== one.severity_after;
  return (
    <div className={is ? "radar-one radar-is" : "radar-one"}>
      <p className="small">
        {is && <IconRepeat size={15} stroke={1.75} aria-hidden />}{" "}
        <b>{t(is ? "radar.confirmed" : "radar.dismissed", { code: one.code })}</b>
      </p>
      {is && rose && (
        <p className="small">
          {t("radar.rises", {
            before: t(`severity.${one.severity_before}`),
            after: t(`severity.${one.severity_after}`),
          })}
        </p>
      )}
      {one.reason && (
        <p className="reason small">“{is ? t("radar.kept", { reason: one.reason }) : one.reason}”</p>
      )}
      <p className="dim small">{t("radar.by", { name: one.by?.full_name ?? "", date: showDate(one.at) })}</p>
      {may && (
        <div className="acts finding-acts">
          <button
            type="button"
            className="text-button"
            onClick={() =>
              answer({
                item,
                earlier: one.earlier,
                code: one.code,
                outcome: is ? "DISMISSED" : "CONFIRMED",
              })
            }
          >
            {t(is ? "radar.undo" : "radar.redo")}
          </button>
        </div>
      )}
    </div>
  );
}
