import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";
import { why } from "@/shared/live/said";
import type { Moved } from "@/shared/transitions/useTransition";
import { REFUSED } from "@/shared/ui/refused";
import type { Held, Placed, Step } from "./moves";

const LINGER = 1000;

/** Moves under way, seen at once; taken back with the server's reason when it refuses. */
export function useMoves(kind: Moved["type"], refused: (words: string) => void) {
  const queries = useQueryClient();
  const { t } = useTranslation();
  const [moving, setMoving] = useState<ReadonlyMap<string, Held>>(new Map());
  const hold = useCallback(
    (card: Placed, to: string) =>
      setMoving((kept) => new Map(kept).set(card.id, { to, version: card.version })),
    [],
  );
  const release = useCallback(
    (id: string) =>
      setMoving((kept) => {
        const rest = new Map(kept);
        rest.delete(id);
        return rest;
      }),
    [],
  );
  /** After the server has said yes. The card counts as one's own a moment longer, until the new reading is drawn. */
  const settle = useCallback(
    async (id: string) => {
      await queries.invalidateQueries({ queryKey: ["board", kind] });
      setTimeout(() => release(id), LINGER);
    },
    [queries, kind, release],
  );
  const run = useCallback(
    async (card: Placed, step: Step, name: string) => {
      if (step.to) hold(card, step.to);
      try {
        const record = await act({ path: step.href, body: {}, key: uuid7(), ifMatch: step.if_match });
        queries.setQueryData([kind, card.id], record);
        await settle(card.id);
      } catch (error) {
        release(card.id);
        const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
        void queries.invalidateQueries({ queryKey: [kind, card.id] });
        void queries.invalidateQueries({ queryKey: ["board", kind] });
        const title = t("board.refused", { name });
        const message = problem.passing ? t("board.refusedOffline") : why(problem, t);
        notifications.show({ ...REFUSED, title, message });
        refused(`${title}. ${message}`);
      }
    },
    [hold, release, settle, queries, kind, t, refused],
  );
  return { moving, hold, release, settle, run };
}
