import { Alert, Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Batch, ListedTask } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate } from "@/shared/ui/dates";
import { ASKS, lacking, type ManyAct, sentFor } from "./acts";
import { Outcome } from "./Outcome";
import { WhoOfUnit } from "./WhoOfUnit";

const SHOWN = [["tasks"], ["task"], ["work"], ["activity"]];

/** What an act on many asks, said once for all of `rows`; then what came of it. `count`: with how many it is possible. */
export function ManyForm({
  act,
  count,
  rows,
  drop,
  onClose,
}: {
  act: ManyAct;
  count: number;
  rows: ListedTask[];
  /** Untick these: they are done. */
  drop: (ids: string[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const [values, setValues] = useState({ officer: "", due_on: "", reason: "" });
  const [unit, setUnit] = useState(String(rows[0]?.lead.id));
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Batch | null>(null);
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const send = useAct<Batch>((answer) => {
    for (const queryKey of SHOWN) void queries.invalidateQueries({ queryKey });
    drop(answer.done);
    if (answer.refused.length) return setOutcome(answer);
    notifications.show({ message: t("many.done", { count: answer.done.length }), autoClose: 5000 });
    onClose();
  });
  const asks = ASKS[act];
  const meantRows = asks.officer ? rows.filter(({ lead }) => String(lead.id) === unit) : rows;
  const meant = { ...values, due_on: readDate(values.due_on, year) ?? "" };
  const wrong = tried ? lacking(act, meant) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacking(act, meant).length) send.mutate(sentFor(act, meantRows, meant));
  };
  if (outcome)
    return <Outcome outcome={outcome} rows={rows} onBack={() => setOutcome(null)} onClose={onClose} />;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="dim small">
        {count < rows.length
          ? t("many.fewer", { count, all: rows.length })
          : t("many.picked", { count: rows.length })}
      </p>
      {send.problem && (
        <Alert color="son" variant="light" role="alert">
          <p>{send.problem.message}</p>
          {send.problem.passing && <p>{t("dialog.offline")}</p>}
        </Alert>
      )}
      {asks.officer && (
        <WhoOfUnit
          rows={rows}
          unit={unit}
          setUnit={setUnit}
          value={values.officer}
          onChange={set("officer")}
          error={wrong.includes("officer") ? t("many.needOfficer") : undefined}
        />
      )}
      {asks.due_on && (
        <TextInput
          label={t("many.due_on")}
          withAsterisk
          inputMode="numeric"
          placeholder="15/09/2026"
          data-autofocus
          value={values.due_on}
          error={wrong.includes("due_on") ? t("many.needDate") : undefined}
          onChange={(event) => set("due_on")(event.currentTarget.value)}
        />
      )}
      {asks.reason && (
        <Textarea
          label={t(act === "remind" ? "many.text" : asks.reason === "must" ? "many.reason" : "many.note")}
          description={act === "remind" ? t("many.textHelp") : undefined}
          withAsterisk={asks.reason === "must"}
          autosize
          minRows={2}
          maxLength={act === "remind" ? 500 : 2000}
          data-autofocus={(!asks.officer && !asks.due_on) || undefined}
          value={values.reason}
          error={wrong.includes("reason") ? t("many.needReason") : undefined}
          onChange={(event) => set("reason")(event.currentTarget.value)}
        />
      )}
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={send.isPending}>
          {t("many.send", { act: t(`many.act.${act}`), count: meantRows.length })}
        </Button>
      </div>
    </form>
  );
}
