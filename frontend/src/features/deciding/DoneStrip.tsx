import { IconCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cardAnew } from "@/shared/api/decisionQueries";
import { useAct } from "@/shared/api/useAct";
import { type Decided, useRefresh } from "./useDecide";

const SECONDS = 10;

/** What was decided last, with ten seconds to take it back. */
export function DoneStrip({
  done,
  onUndone,
  onOver,
}: {
  done: Decided | null;
  onUndone: (name: string) => void;
  onOver: () => void;
}) {
  return (
    <div aria-live="polite">
      {done && (
        <Strip key={`${done.name}:${done.undo?.if_match}`} done={done} onUndone={onUndone} onOver={onOver} />
      )}
    </div>
  );
}

function Strip({
  done,
  onUndone,
  onOver,
}: {
  done: Decided;
  onUndone: (name: string) => void;
  onOver: () => void;
}) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(SECONDS);
  const [undone, setUndone] = useState(false);
  const refresh = useRefresh();
  const queries = useQueryClient();
  const undo = useAct(() => {
    setUndone(true);
    void cardAnew(queries, done.name)
      .catch(() => undefined)
      .then(() => {
        refresh();
        onUndone(done.name);
      });
  });
  const running = undo.isPending || undo.problem !== null;
  useEffect(() => {
    if (left === 0) {
      if (!running) onOver();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, running, onOver]);
  const words = {
    agree: "deciding.doneAgree",
    refuse: "deciding.doneRefuse",
    other: "deciding.doneOther",
  } as const;
  const { undo: way } = done;
  return (
    <div className="decide-done">
      <IconCheck size={16} stroke={2} aria-hidden />
      <p className="grow clamp-2">
        {undone ? (
          t("deciding.undone")
        ) : undo.problem ? (
          t("deciding.notUndone", { why: undo.problem.message })
        ) : (
          <>
            <b>{done.name ? t(words[done.said]) : done.title}</b>
            {done.name && <>: {done.title}</>}
          </>
        )}
      </p>
      {way && !undone && left > 0 && (
        <button
          type="button"
          className="text-button"
          disabled={undo.isPending}
          onClick={() =>
            undo.mutate({ path: way.href, body: { reason: t("deciding.undoReason") }, ifMatch: way.if_match })
          }
        >
          {t("deciding.undo", { seconds: left })}
        </button>
      )}
    </div>
  );
}
