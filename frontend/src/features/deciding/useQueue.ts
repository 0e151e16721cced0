import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { decisionsQuery, nameOf } from "@/shared/api/decisionQueries";
import type { Awaiting } from "@/shared/api/types";

/** Which come first and last here, and which are decided though the server's list may not say so yet. */
type Order = { first: string | undefined; later: string[]; done: string[] };

/** The rows as they are looked at: the tapped one first, what was put off last, what was decided not at all. */
export function arranged(queue: Awaiting[], { first, later, done }: Order): Awaiting[] {
  const place = (row: Awaiting): number => {
    const name = nameOf(row);
    return name === first ? -1 : later.indexOf(name) + 1;
  };
  return queue
    .filter((row) => !done.includes(nameOf(row)))
    .map((row, index) => ({ row, index }))
    .sort((a, b) => place(a.row) - place(b.row) || a.index - b.index)
    .map(({ row }) => row);
}

/** What waits, and what one does with the front of it. */
export function useQueue(at: string | undefined) {
  const asked = useQuery(decisionsQuery(at));
  const [order, setOrder] = useState<Order>({ first: at, later: [], done: [] });
  const rows = useMemo(() => arranged(asked.data?.queue ?? [], order), [asked.data, order]);
  const decided = useCallback(
    (...names: string[]) => setOrder((kept) => ({ ...kept, done: [...kept.done, ...names] })),
    [],
  );
  const putOff = useCallback(
    (name: string) =>
      setOrder((kept) => ({
        ...kept,
        first: kept.first === name ? undefined : kept.first,
        later: [...kept.later.filter((one) => one !== name), name],
      })),
    [],
  );
  /** A decision was taken back: it stands in front again. */
  const back = useCallback(
    (name: string) =>
      setOrder((kept) => ({ ...kept, first: name, done: kept.done.filter((one) => one !== name) })),
    [],
  );
  const hidden = (asked.data?.queue.length ?? 0) - rows.length;
  return {
    asked,
    rows,
    left: Math.max(rows.length, (asked.data?.count ?? 0) - hidden),
    decided,
    putOff,
    back,
  };
}
