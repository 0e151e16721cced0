import { notifications } from "@mantine/notifications";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInForce } from "@/shared/ui/keysInForce";
import { singleKeys } from "@/shared/ui/singleKeys";
import { bare } from "@/shared/ui/useListKeys";
import type { Offer } from "./offers";
import { useSeconds, useUndo } from "./useUndo";

/** What was just done, the real seconds in which it can be undone, and the button; Z does the same. */
export function UndoToast({ offer, close }: { offer: Offer; close: () => void }) {
  const { t } = useTranslation();
  const { busy, undo } = useUndo(offer, (undone) => {
    if (undone) notifications.show({ id: "undone", message: t("undo.undone"), autoClose: 5000 });
    close();
  });
  const seconds = useSeconds(offer, close, busy);
  const [first] = useState(seconds);
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
        {singleKeys() && <kbd aria-hidden>Z</kbd>}
      </button>
    </div>
  );
}

/** Z, as long as it is offered. */
export function useUndoKey(undo: () => void): void {
  useInForce("keys.undo");
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !bare(event)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
