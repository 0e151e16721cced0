import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Grid, quickQuery } from "@/shared/api/queries";
import type { Batch, QuickRow } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { keep, kept } from "@/shared/kept";
import { why } from "@/shared/live/said";
import type { Told } from "./columns";
import { answered, asSent, type Drafts, settled } from "./drafts";

const MOST = 200; // rows the server takes at a time
const NONE: QuickRow[] = [];
export type Refusal = { id: string; title: string; detail: string };

/** The grid's rows, what is typed over them on this device, and the two acts. */
export function useGrid(user: number, of: Grid) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const place = `dondoc-quick:${user}`;
  const [drafts, setDrafts] = useState<Drafts>(() => kept<Drafts>(place, {}));
  const latest = useRef(drafts);
  const change = useCallback(
    (next: (drafts: Drafts) => Drafts) => {
      const made = next(latest.current);
      if (made === latest.current) return;
      latest.current = made;
      setDrafts(made);
      keep(place, Object.keys(made).length ? made : null);
    },
    [place],
  );

  const query = useInfiniteQuery(quickQuery(of));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? NONE;
  useEffect(() => change((all) => settled(all, rows)), [rows, change]);

  const again = () => {
    for (const queryKey of [["quick"], ["work"], ["activity"], ["task"]])
      void queries.invalidateQueries({ queryKey });
  };
  const saving = useAct<Batch>((batch) => {
    change((all) => answered(all, batch.done, refusedIn(batch)));
    again();
  });
  const refusedIn = ({ refused }: Batch) => refused.map((one) => ({ id: one.id, detail: why(one, t) }));
  const [unsent, setUnsent] = useState<Refusal[]>([]);
  const submitting = useAct<Batch>((batch) => {
    const titles = new Map(rows.map((row) => [row.id, row.title]));
    setUnsent(refusedIn(batch).map((one) => ({ ...one, title: titles.get(one.id) ?? "" })));
    again();
  });
  return {
    query,
    rows,
    drafts,
    change,
    saving,
    submitting,
    unsent,
    /** Typing again: what came of the last save has been read. */
    goOn: () => {
      if (saving.data) saving.reset();
      if (submitting.data) submitting.reset();
    },
    save: (items: Told[]) => {
      const now = items.slice(0, MOST);
      change((all) =>
        asSent(
          all,
          now.map((row) => row.task),
        ),
      );
      saving.mutate({ path: "quick-report", body: { items: now } });
    },
    submit: (ready: QuickRow[]) =>
      submitting.mutate({
        path: "quick-report/submit",
        body: { items: ready.slice(0, MOST).map(({ id, version }) => ({ id, version })) },
      }),
  };
}
