import { notifications } from "@mantine/notifications";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { queryClient } from "@/shared/api/queries";
import { uuid7 } from "@/shared/api/uuid";
import { typing } from "@/shared/ui/useListKeys";
import type { Offer } from "./offers";

const left = (offer: Offer): number => Math.max(0, Math.ceil((offer.until - performance.now()) / 1000));

/** What was just done, the real seconds in which it can be undone, and the button; Z does the same. */
export function UndoToast({ offer, close }: { offer: Offer; close: () => void }) {
  const { t } = useTranslation();
  const [first] = useState(() => left(offer));
  const [seconds, count] = useState(first);
  const { busy, undo } = useUndo(offer, close);
  useEffect(() => {
    const timer = setInterval(() => {
      count(left(offer));
      if (left(offer) === 0 && !busy) close();
    }, 250);
    return () => clearInterval(timer);
  }, [offer, close, busy]);
  useUndoKey(undo);
  const many = offer.count > 1 && t("undo.didMany", { said: offer.said, n: offer.count });
  const what = offer.named ?? (many || t("undo.did", { said: offer.said }));
  return (
    <div className="undo">
      <p className="grow">
        <b>{what}</b>
        <span className="dim" aria-hidden>
          {t("undo.seconds", { count: seconds })}
        </span>
        <span className="visually-hidden">{t("undo.spoken", { count: first })}</span>
      </p>
      <button type="button" className="undo-button" disabled={busy} onClick={undo}>
        <IconArrowBackUp size={16} stroke={2} aria-hidden />
        {t("undo.undo")}
        <kbd aria-hidden>Z</kbd>
      </button>
    </div>
  );
}

/** One key for the offer: pressed twice, or sent again after a lost answer, it is undone once. */
function useUndo(offer: Offer, close: () => void) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const key = useRef(uuid7());
  const undo = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await act({ path: "undo", body: { act: offer.act }, key: key.current });
      notifications.show({ id: "undone", message: t("undo.undone"), autoClose: 5000 });
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      const message = problem.passing ? t("undo.offline") : problem.message;
      notifications.show({ color: "son", title: t("undo.refused"), message, autoClose: false });
    }
    close();
    void queryClient.invalidateQueries();
  };
  return { busy, undo: () => void undo() };
}

function useUndoKey(undo: () => void): void {
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
