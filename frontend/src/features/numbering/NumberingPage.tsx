import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numberingQuery } from "@/shared/api/planQueries";
import type { Batch, Numbering } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { IssueBar } from "./IssueBar";
import { oddOf, type Ready, ready, type Typed } from "./numbers";
import { PaperRow } from "./PaperRow";

/** The clerk's list: what was approved, a row each; number and date are typed along the Tab key, then issued together. */
export function NumberingPage() {
  const { t } = useTranslation();
  const papers = useQuery(numberingQuery);
  return (
    <div className="page stack">
      <Crumbs title={t("numbering.title")}>
        <b>{t("numbering.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("numbering.title")}</h1>
        <p className="dim">{t("numbering.lead")}</p>
      </div>
      {papers.isPending && <Loading rows={3} height={92} />}
      {papers.error && !papers.data && <Failed error={papers.error} retry={() => void papers.refetch()} />}
      {papers.data?.may_number === false && (
        <Empty title={t("numbering.notAllowed")} help={t("numbering.notAllowedHelp")} />
      )}
      {papers.data?.may_number && !papers.data.items.length && (
        <Empty title={t("numbering.empty")} help={t("numbering.emptyHelp")} />
      )}
      {papers.data && papers.data.items.length > 0 && <Papers list={papers.data} />}
    </div>
  );
}

function Papers({ list }: { list: Numbering }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const today = showDate(useLive().now().toISOString());
  const year = Number(today.slice(-4));
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const [warned, setWarned] = useState(false);
  const blank: Typed = { number: "", date: today, signer: "" };
  const rows = ready(list.items, typed, year);
  const odd = Object.fromEntries(
    rows.flatMap((row) => {
      const body = list.items.find((one) => one.id === row.id)?.body.id ?? 0;
      const found = oddOf(row, body, list.taken, rows);
      return found ? [[row.id, found]] : [];
    }),
  );
  const issuing = useAct<Batch>((answer) => {
    if (answer.done.length)
      notifications.show({
        message: t("numbering.issued", { count: answer.done.length }),
        withCloseButton: false,
      });
    for (const key of [["plans"], ["plan"], ["work"], ["activity"]])
      void queries.invalidateQueries({ queryKey: key });
  });
  // Why a row was refused holds for what was sent, not for what was typed since.
  const sent = (issuing.variables?.body.items ?? []) as Ready[];
  const refused = (issuing.data?.answer.refused ?? []).filter((why) => {
    const [was, is] = [sent, rows].map((all) => all.find((row) => row.id === why.id));
    return was?.number === is?.number && was?.date === is?.date;
  });
  const issue = () => {
    if (Object.keys(odd).length && !warned) return setWarned(true);
    setWarned(false);
    issuing.mutate({ path: "numbering", body: { items: rows } });
  };
  return (
    <>
      <ul className="list">
        {list.items.map((row) => (
          <PaperRow
            key={row.id}
            row={row}
            typed={typed[row.id] ?? blank}
            odd={odd[row.id]}
            refused={refused.find((why) => why.id === row.id)?.detail}
            taken={list.taken}
            year={year}
            onChange={(next) => {
              setWarned(false);
              setTyped((all) => ({ ...all, [row.id]: { ...(all[row.id] ?? blank), ...next } }));
            }}
          />
        ))}
      </ul>
      <IssueBar
        count={rows.length}
        warned={warned ? Object.keys(odd).length : 0}
        refused={refused.filter((why) => list.items.some((row) => row.id === why.id)).length}
        problem={issuing.problem}
        busy={issuing.isPending}
        issue={issue}
      />
    </>
  );
}
