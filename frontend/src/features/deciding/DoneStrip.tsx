import { IconCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type Offer, offerInPlace } from "@/shared/undo/offers";
import { useUndoKey } from "@/shared/undo/UndoToast";
import { useSeconds, useUndo } from "@/shared/undo/useUndo";
import type { Decided } from "./useDecide";

const SHOWN = 10_000; // ms, where nothing can be undone

/** What was decided last, and the seconds in which it can be undone; at the top, where it covers no button. */
export function DoneStrip({
  done,
  onUndone,
  onOver,
}: {
  done: Decided | null;
  onUndone: (names: string[]) => void;
  onOver: () => void;
}) {
  useEffect(offerInPlace, []);
  return (
    <div aria-live="polite">
      {done && (
        <div className="decide-done" key={done.at}>
          <IconCheck size={16} stroke={2} aria-hidden />
          <Words done={done} />
          {done.undo ? (
            <Undo
              offer={done.undo}
              onOver={(undone) => {
                if (undone) onUndone(done.names);
                else onOver();
              }}
            />
          ) : (
            <Fading onOver={onOver} />
          )}
        </div>
      )}
    </div>
  );
}

const WORDS = {
  agree: "deciding.doneAgree",
  refuse: "deciding.doneRefuse",
  other: "deciding.doneOther",
  ask: "deciding.doneAsk",
} as const;

function Words({ done: { said, title } }: { done: Decided }) {
  const { t } = useTranslation();
  return (
    <p className="grow clamp-2">
      <b>{said ? t(WORDS[said]) : title}</b>
      {said && <>: {title}</>}
    </p>
  );
}

function Undo({ offer, onOver }: { offer: Offer; onOver: (undone: boolean) => void }) {
  const { t } = useTranslation();
  const { busy, undo } = useUndo(offer, onOver);
  const seconds = useSeconds(offer, () => onOver(false), busy);
  useUndoKey(undo);
  return (
    <button type="button" className="text-button" disabled={busy} onClick={undo}>
      {t("deciding.undo", { seconds })}
    </button>
  );
}

function Fading({ onOver }: { onOver: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onOver, SHOWN);
    return () => clearTimeout(timer);
  }, [onOver]);
  return null;
}
