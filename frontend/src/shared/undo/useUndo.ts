import { notifications } from "@mantine/notifications";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { queryClient } from "@/shared/api/queries";
import { uuid7 } from "@/shared/api/uuid";
import { REFUSED } from "@/shared/ui/refused";
import type { Offer } from "./offers";

const left = (offer: Offer): number => Math.max(0, Math.ceil((offer.until - performance.now()) / 1000));

/** The real seconds an offer has; after the last, `over` is called, unless it is being taken up. */
export function useSeconds(offer: Offer, over: () => void, busy: boolean): number {
  const [seconds, count] = useState(() => left(offer));
  const latest = useRef(over);
  latest.current = over;
  useEffect(() => {
    const timer = setInterval(() => {
      count(left(offer));
      if (left(offer) === 0 && !busy) latest.current();
    }, 250);
    return () => clearInterval(timer);
  }, [offer, busy]);
  return seconds;
}

/** One key for the offer: pressed twice, or sent again after a lost answer, it is undone once; `over` says that it was. */
export function useUndo(offer: Offer, over: (undone: boolean) => void) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const key = useRef(uuid7());
  const undo = async () => {
    if (busy) return;
    setBusy(true);
    let undone = false;
    try {
      await act({ path: "undo", body: { act: offer.act }, key: key.current });
      undone = true;
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      const message = problem.passing ? t("undo.offline") : problem.message;
      notifications.show({ ...REFUSED, title: t("undo.refused"), message });
    }
    over(undone);
    void queryClient.invalidateQueries();
  };
  return { busy, undo: () => void undo() };
}
