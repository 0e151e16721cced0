import { Textarea } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPencilPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuid7 } from "@/shared/api/uuid";
import { Asked } from "./Asked";
import { NOTHING, type Value } from "./items";
import { Several } from "./Several";
import { Shots } from "./Shots";
import { useSite } from "./site";
import { ANSWER, type AnswerSaid, type ItemState, ownAnswerId } from "./visit";

/** One line: what is asked, the answer under the thumb, photos, and the finding it makes. */
export function ItemCard({ state }: { state: ItemState }) {
  const { t } = useTranslation();
  const { keeping, may: rights, now } = useSite();
  const { item, mine } = state;
  const may = rights.answer;
  const [fresh] = useState(uuid7); // one answer a person and line, however often it is touched
  const say = (change: Partial<Pick<AnswerSaid, "value" | "note">>) =>
    keeping.write<AnswerSaid>(
      ANSWER,
      ownAnswerId(state, () => fresh),
      {
        item: item.id,
        value: change.value ?? mine?.value ?? NOTHING,
        note: change.note ?? mine?.note ?? "",
        at: now().toISOString(),
      },
      mine && !mine.unsent && mine.version ? { seen: mine.version } : {},
    );
  // Somebody else's answer is shown as the answer; touching it makes one of one's own beside it.
  const shown: Value = mine?.value ?? state.counts?.value ?? NOTHING;
  const by = !mine && state.others[0];
  return (
    <article className={state.whole ? "item-card done" : "item-card"} aria-labelledby={`item-${item.id}`}>
      <h3 id={`item-${item.id}`}>
        <span className="item-no">{state.no}</span> {item.text}
        {state.whole && (
          <IconCircleCheck size={18} stroke={2} className="item-done" aria-label={t("onsite.answered")} />
        )}
      </h3>
      {item.help && <p className="dim small">{item.help}</p>}
      <Asked item={item} value={shown} disabled={!may} say={(value) => say({ value })} />
      {by && <p className="dim small">{t("onsite.saidBy", { name: by.author.full_name })}</p>}
      {mine?.unsent && <span className="visually-hidden">{t("onsite.waits")}</span>}
      {mine?.refused && (
        <p className="choice-wrong" role="alert">
          {t("onsite.refused", { why: mine.refused })}
        </p>
      )}
      <Several state={state} />
      {state.failed && <Failing state={state} />}
      <div className="item-more">
        <Shots
          shots={state.shots}
          about={{ item: item.id }}
          wanted={item.photo || item.kind === "PHOTO"}
          may={may}
        />
      </div>
      {may && item.kind !== "TEXT" && <Note value={mine?.note ?? ""} say={(note) => say({ note })} />}
    </article>
  );
}

/** A line that fails, and the way to its finding: written already but for a touch. */
function Failing({ state }: { state: ItemState }) {
  const { t } = useTranslation();
  const { pack, may } = useSite();
  const params = { inspectionId: pack.inspection.id };
  const logged = state.findings.length;
  return (
    <div className={logged ? "item-fails logged" : "item-fails"}>
      {logged ? (
        <IconCircleCheck size={18} stroke={2} aria-hidden />
      ) : (
        <IconAlertTriangle size={18} stroke={2} aria-hidden />
      )}
      <p className="grow">{logged ? t("onsite.logged", { count: logged }) : t("onsite.fails")}</p>
      {may.find && (
        <Link
          to="/on-site/$inspectionId/finding"
          params={params}
          search={{ item: state.item.id }}
          className={logged ? "button-link" : "button-link button-primary"}
        >
          <IconPencilPlus size={18} stroke={1.75} aria-hidden />
          {t(logged ? "onsite.logMore" : "finding.log")}
        </Link>
      )}
    </div>
  );
}

/** A remark, out of the way until it is wanted. */
function Note({ value, say }: { value: string; say: (note: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(Boolean(value));
  const [typed, type] = useState(value);
  useEffect(() => {
    if (value) setOpen(true);
  }, [value]);
  if (!open)
    return (
      <button type="button" className="text-button item-note" onClick={() => setOpen(true)}>
        {t("onsite.addNote")}
      </button>
    );
  return (
    <Textarea
      label={t("onsite.note")}
      autosize
      minRows={2}
      maxLength={2000}
      value={typed}
      onChange={(event) => {
        type(event.currentTarget.value);
        say(event.currentTarget.value);
      }}
    />
  );
}
