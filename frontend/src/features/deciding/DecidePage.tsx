import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cardAnew, cardQuery, nameOf } from "@/shared/api/decisionQueries";
import type { Awaiting } from "@/shared/api/types";
import { focusPage } from "@/shared/ui/focus";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Card } from "./Card";
import { DoneStrip } from "./DoneStrip";
import { Several } from "./Several";
import type { Decided } from "./useDecide";
import { useQueue } from "./useQueue";

/** One decision after the other, each on a card that a thumb decides on (product.md §12). */
export function DecidePage() {
  const { t } = useTranslation();
  const { at } = useSearch({ from: "/shell/decide" });
  const queries = useQueryClient();
  const { asked, rows, left, decided, putOff, back } = useQueue(at);
  const [done, setDone] = useState<Decided | null>(null);
  const [several, setSeveral] = useState(false);
  const [known, know] = useState(false);
  const [row, next] = rows;
  // The card that had the focus is gone with its decision: whoever works by keys goes on from the page.
  const front = row && nameOf(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another card stands in front
  useEffect(() => {
    if (known) focusPage();
  }, [front, known]);
  const together = rows.filter((one) => one.together);
  const absent = at && asked.data && !known && !asked.data.cards.some((card) => nameOf(card) === at);
  const after = (one: Decided) => {
    know(true);
    decided(...one.names);
    setDone(one);
  };
  const over = useCallback(() => setDone(null), []);
  const undone = ([name = "", ...others]: string[]) => {
    setDone({ names: [], title: t("undo.undone"), undo: undefined, at: performance.now() });
    for (const one of [...others.reverse(), name])
      void cardAnew(queries, one)
        .catch(() => undefined)
        .then(() => back(one));
  };
  return (
    <div className="decide">
      <Crumbs title={t("deciding.title")} back={{ to: "/work", search: {} }}>
        <b>{t("deciding.title")}</b>
      </Crumbs>
      <DoneStrip done={done} onUndone={undone} onOver={over} />
      {absent && (
        <p className="note tone-amber" role="status">
          <span>
            <b>{t("deciding.gone")}</b> {t("deciding.goneHelp")}
          </span>
        </p>
      )}
      {asked.isPending && <Loading rows={3} height={140} />}
      {asked.error && !asked.data && <Failed error={asked.error} retry={() => void asked.refetch()} />}
      {asked.data && !row && !several && (
        <Empty
          title={t("deciding.empty")}
          help={t("deciding.emptyHelp")}
          action={
            <Button variant="default" renderRoot={(props) => <Link to="/work" search={{}} {...props} />}>
              {t("deciding.toWork")}
            </Button>
          }
        />
      )}
      {row || several ? (
        <div className="decide-head">
          <h1>{t("deciding.left", { count: left })}</h1>
          {(together.length > 1 || several) && (
            <button type="button" className="text-button small" onClick={() => setSeveral(!several)}>
              {t(several ? "deciding.chooseOff" : "deciding.choose")}
            </button>
          )}
        </div>
      ) : (
        <h1 className="visually-hidden">{t("deciding.title")}</h1>
      )}
      {asked.data && several && <Several rows={together} onDone={after} onOver={() => setSeveral(false)} />}
      {row && !several && (
        <Shown
          key={nameOf(row)}
          row={row}
          next={next}
          onDone={after}
          onAsked={() => {
            putOff(nameOf(row));
            setDone({ names: [], title: row.title, said: "ask", undo: undefined, at: performance.now() });
          }}
          onLater={() => putOff(nameOf(row))}
          onGone={() => decided(nameOf(row))}
        />
      )}
    </div>
  );
}

/** The front of the queue; the one behind it is fetched meanwhile. */
function Shown({
  row,
  next,
  onDone,
  onAsked,
  onLater,
  onGone,
}: {
  row: Awaiting;
  next: Awaiting | undefined;
  onDone: (decided: Decided) => void;
  onAsked: () => void;
  onLater: () => void;
  onGone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const card = useQuery(cardQuery(queries, row));
  useQuery({ ...cardQuery(queries, next ?? row), enabled: Boolean(next && card.data) });
  if (card.isPending) return <Loading rows={3} height={140} />;
  if (card.data === null)
    return (
      <p className="note tone-amber" role="status">
        <span className="grow">
          <b>{t("deciding.gone")}</b> {t("deciding.goneHelp")}
        </span>
        <button type="button" className="text-button" onClick={onGone}>
          {t("deciding.nextOne")}
        </button>
      </p>
    );
  if (!card.data) return <Failed error={card.error} retry={() => void card.refetch()} />;
  return (
    <Card
      card={card.data}
      alone={!next}
      onDone={onDone}
      onAsked={onAsked}
      onLater={onLater}
      again={() => void card.refetch()}
    />
  );
}
