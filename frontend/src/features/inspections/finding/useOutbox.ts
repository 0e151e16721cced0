import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";
import { useLive } from "@/shared/live/LiveProvider";
import { type Fields, told } from "./fields";
import { type Kept, type Outbox, read, waiting, withDraft, withKept, withoutKept, write } from "./outbox";

/** What this device keeps of one inspection, sent as soon as there is a network. */
export function useOutbox(user: number, inspection: string) {
  const queries = useQueryClient();
  const live = useLive();
  const [outbox, setOutbox] = useState<Outbox>(() => read(user, inspection));
  const [stored, setStored] = useState(true);
  const [sending, setSending] = useState(false);
  const latest = useRef(outbox);
  const busy = useRef(false);
  const change = useCallback(
    (next: (kept: Outbox) => Outbox) => {
      latest.current = next(latest.current);
      setOutbox(latest.current);
      setStored(write(user, inspection, latest.current));
    },
    [user, inspection],
  );

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    try {
      for (let kept = waiting(latest.current)[0]; kept; kept = waiting(latest.current)[0])
        await one(kept, inspection, change);
      void queries.invalidateQueries({ queryKey: ["inspection", inspection] });
    } catch {
      // no network: it stays here and goes with the next connection
    } finally {
      busy.current = false;
      setSending(false);
    }
  }, [inspection, change, queries]);

  const online = live.state === "online";
  useEffect(() => {
    if (online && waiting(latest.current).length) void send();
  }, [online, send]);

  return {
    ...outbox,
    stored,
    sending,
    send,
    type: (fields: Fields) => change((kept) => withDraft(kept, fields, live.now().toISOString())),
    forget: () => change((kept) => withDraft(kept, null, live.now().toISOString())),
    drop: (id: string) => change((kept) => withoutKept(kept, id)),
    save: (fields: Fields, id = uuid7()) => {
      change((kept) =>
        withKept(withDraft(kept, null, live.now().toISOString()), {
          id,
          key: uuid7(),
          fields,
          at: live.now().toISOString(),
        }),
      );
      void send();
    },
  };
}

/** One finding to the server. Refused by a rule: it stays with the reason. No answer: raises. */
async function one(
  kept: Kept,
  inspection: string,
  change: (next: (kept: Outbox) => Outbox) => void,
): Promise<void> {
  try {
    await act({
      path: `inspections/${inspection}/findings`,
      body: { id: kept.id, ...told(kept.fields) },
      key: kept.key,
    });
    change((all) => withoutKept(all, kept.id));
  } catch (error) {
    if (error instanceof ApiProblem && !error.passing && error.status < 500)
      change((all) => withKept(all, { ...kept, refused: error.errors[0]?.message ?? error.message }));
    else throw error;
  }
}
