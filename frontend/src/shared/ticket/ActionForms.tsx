import { Alert, Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { optionsQuery } from "@/shared/api/queries";
import type { Ticket, TicketAction, TicketActions } from "@/shared/api/types";
import { readDate, showDate } from "@/shared/ui/dates";
import { useActions } from "./useActions";

/** What is to be done, by whom, until when: a new one, or one to be changed. */
export function ActionForm({
  ticket,
  list,
  action,
  onDone,
}: {
  ticket: Ticket;
  list: TicketActions;
  action: TicketAction | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const people = useQuery(optionsQuery("/api/v1/people")).data?.items ?? [];
  const [text, setText] = useState(action?.text ?? "");
  const [unit, setUnit] = useState(String(action?.unit.id ?? ticket.unit.id));
  const [officer, setOfficer] = useState<string | null>(action?.officer ? String(action.officer.id) : null);
  const [due, setDue] = useState(showDate(action?.due_on));
  const [wrong, setWrong] = useState(false);
  const save = useActions(ticket.id, onDone);
  const problem = (field: string) => save.problem?.errors.find((one) => one.field === field)?.message;
  const submit = () => {
    const day = due.trim() ? readDate(due, Number(list.due_on.slice(0, 4))) : null;
    const bad = due.trim() !== "" && due !== "–" && !day;
    setWrong(bad);
    if (bad) return;
    const body = { text, unit: Number(unit), officer: officer ? Number(officer) : null, due_on: day };
    if (action)
      save.mutate({
        method: "PUT",
        path: `tickets/${ticket.id}/actions/${action.id}`,
        body,
        ifMatch: `"v${action.version}"`,
      });
    else save.mutate({ path: `tickets/${ticket.id}/actions`, body, withId: true });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {save.problem && !save.problem.errors.length && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Textarea
        label={t("action.text")}
        withAsterisk
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={text}
        error={problem("text")}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <Select
        label={t("action.unit")}
        searchable
        allowDeselect={false}
        data={units.map((one) => ({ value: String(one.id), label: one.short_name }))}
        value={unit}
        error={problem("unit")}
        onChange={(next) => next && setUnit(next)}
      />
      <Select
        label={t("action.officer")}
        searchable
        clearable
        data={people.flatMap((one) =>
          "full_name" in one
            ? [{ value: String(one.id), label: [one.full_name, one.title].filter(Boolean).join(" · ") }]
            : [],
        )}
        value={officer}
        error={problem("officer")}
        onChange={setOfficer}
      />
      <TextInput
        label={t("action.due")}
        description={t("action.dueHelp", { date: showDate(list.due_on) })}
        inputMode="numeric"
        value={due === "–" ? "" : due}
        error={wrong ? t("report.needDate") : problem("due_on")}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}

/** That it is done, with a word of what came of it. */
export function FinishForm({
  ticket,
  action,
  onDone,
}: {
  ticket: Ticket;
  action: TicketAction;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [result, setResult] = useState("");
  const save = useActions(ticket.id, onDone);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          path: `tickets/${ticket.id}/actions/${action.id}/done`,
          body: { result },
          ifMatch: `"v${action.version}"`,
        });
      }}
    >
      <p>{action.text}</p>
      {save.problem && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Textarea
        label={t("action.result")}
        autosize
        minRows={2}
        maxLength={2000}
        value={result}
        onChange={(event) => setResult(event.currentTarget.value)}
        data-autofocus
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("action.finish")}
        </Button>
      </div>
    </form>
  );
}
