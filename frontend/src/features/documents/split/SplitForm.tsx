import { Alert, Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Batch, Giving } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { GiverField } from "@/shared/giving/GiverField";
import { dayOf, leaderFor, mayOwn, recipientOf } from "@/shared/giving/recipients";
import { useLive } from "@/shared/live/LiveProvider";
import { Panel } from "@/shared/ui/Page";
import { Ready } from "@/shared/ui/Ready";
import { LineRow } from "./LineRow";
import { type Row, rowsOf } from "./read";
import { useRows } from "./useRows";

const SHOWN = [["work"], ["documents"], ["document"], ["task"], ["activity"], ["giving"]];

export function SplitForm({ documentId, giving }: { documentId: string; giving: Giving }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const { rows, keep, change, remove } = useRows(documentId);
  const [text, setText] = useState("");
  const [giver, setGiver] = useState("");
  const [tried, setTried] = useState(false);
  const who = rows.filter((row) => row.becomes === "TASK").map((row) => row.who);
  const save = useAct<Batch>(({ done, refused }) => {
    for (const queryKey of SHOWN) void queries.invalidateQueries({ queryKey });
    const why = new Map(refused.map((row) => [row.id, row.detail]));
    const left = rows.filter((row) => !done.includes(row.id));
    keep(left.map((row) => ({ ...row, problem: why.get(row.id) })));
    setTried(false);
    if (done.length)
      notifications.show({ message: t("split.saved", { count: done.length }), autoClose: 5000 });
    if (!left.length) void navigate({ to: "/documents/$documentId", params: { documentId }, search: {} });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!rows.length || !rows.every((row) => ready(row, year))) return;
    const leader = leaderFor(giving, mayOwn(giving, who), giver);
    save.mutate({
      path: `documents/${documentId}/lines`,
      body: {
        items: rows.map((row) => lineOf(row, giving, year)),
        for_leader: leader && who.length ? Number(leader) : null,
      },
    });
  };
  if (!rows.length)
    return (
      <Panel>
        <p className="dim">{t("split.lead")}</p>
        <Textarea
          label={t("split.paste")}
          description={t("split.pasteHelp")}
          autosize
          minRows={8}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="form-buttons">
          <Ready unmet={!text.trim() && t("ready.paste")} onClick={() => keep(rowsOf(text, giving, year))}>
            {t("split.read")}
          </Ready>
        </div>
      </Panel>
    );
  const refused = rows.filter((row) => row.problem).length;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {(save.problem || refused > 0) && (
        <Alert color="son" role="alert">
          {save.problem?.message ?? t("split.left", { count: refused })}
        </Alert>
      )}
      {rows.map((row, at) => (
        <LineRow
          key={row.id}
          row={row}
          number={at + 1}
          giving={giving}
          tried={tried}
          year={year}
          onChange={(next) => change(row.id, next)}
          onRemove={() => remove(row.id)}
        />
      ))}
      {who.length > 0 && giving.leaders.length > 0 && (
        <Panel>
          <GiverField giving={giving} own={mayOwn(giving, who)} value={giver} onChange={setGiver} />
        </Panel>
      )}
      <div className="sticky-bar">
        <p className="grow small" role="status">
          {t("split.counts", {
            given: who.length,
            joined: rows.filter((row) => row.becomes === "JOINED").length,
            noted: rows.filter((row) => row.becomes === "NOTED").length,
          })}
        </p>
        <Button type="submit" loading={save.isPending}>
          {t("split.save", { count: rows.length })}
        </Button>
      </div>
    </form>
  );
}

const ready = (row: Row, year: number): boolean => {
  const given = row.who !== "" && (row.due === "" || dayOf(row.due, year) !== null);
  return row.text.trim() !== "" && { TASK: given, JOINED: row.join !== "", NOTED: true }[row.becomes];
};

/** A line as it is sent. */
function lineOf(row: Row, giving: Giving, year: number): Record<string, unknown> {
  const recipient = row.becomes === "TASK" ? recipientOf(giving, row.who) : undefined;
  return {
    id: row.id,
    clause: row.clause.trim(),
    text: row.text.trim(),
    lead: recipient?.unit.id ?? null,
    officer: recipient?.person?.id ?? null,
    due_on: recipient && row.due ? dayOf(row.due, year) : null,
    join: row.becomes === "JOINED" ? row.join : null,
  };
}
