import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { optionsQuery } from "@/shared/api/queries";
import type { Ticket, TicketAction, TicketActions } from "@/shared/api/types";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
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
  const typedOf = (one: TicketAction | undefined) => ({
    text: one?.text ?? "",
    unit: String(one?.unit.id ?? ticket.unit.id),
    officer: one?.officer ? String(one.officer.id) : null,
    due: one?.due_on ? showDate(one.due_on) : "",
  });
  const [typed, setTyped] = useState(() => typedOf(action));
  const set = (next: Partial<typeof typed>) => setTyped((kept) => ({ ...kept, ...next }));
  const { text, unit, officer, due } = typed;
  const [wrong, setWrong] = useState(false);
  const save = useActions(ticket.id, onDone);
  const newest = list.items.find((one) => one.id === action?.id) ?? action;
  const [seen, see] = useBasis(newest?.version ?? 0, save.problem);
  const said = (one: typeof typed) => ({
    [t("action.text")]: one.text,
    [t("action.unit")]: units.find(({ id }) => String(id) === one.unit)?.short_name ?? "",
    [t("action.officer")]:
      people.flatMap((other) =>
        "full_name" in other && String(other.id) === one.officer ? [other.full_name] : [],
      )[0] ?? "",
    [t("action.due")]: one.due,
  });
  const problem = (field: string) => save.problem?.errors.find((one) => one.field === field)?.message;
  const submit = () => {
    const day = due.trim() ? readDate(due, Number(list.due_on.slice(0, 4))) : null;
    const bad = due.trim() !== "" && !day;
    setWrong(bad);
    if (bad) return;
    const body = { text, unit: Number(unit), officer: officer ? Number(officer) : null, due_on: day };
    if (action)
      save.mutate({
        method: "PUT",
        path: `tickets/${ticket.id}/actions/${action.id}`,
        body,
        ifMatch: `"v${seen}"`,
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
      <Refusal
        problem={save.problem?.errors.length ? null : save.problem}
        theirs={newest && typedOf(newest)}
        mine={typed}
        said={said}
        take={(next) => {
          see(newest?.version ?? 0);
          setTyped(next);
        }}
      />
      <Textarea
        label={t("action.text")}
        withAsterisk
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={text}
        error={problem("text")}
        onChange={(event) => set({ text: event.currentTarget.value })}
        data-autofocus
      />
      <Select
        label={t("action.unit")}
        searchable
        allowDeselect={false}
        data={units.map((one) => ({ value: String(one.id), label: one.short_name }))}
        value={unit}
        error={problem("unit")}
        onChange={(next) => next && set({ unit: next })}
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
        onChange={(next) => set({ officer: next })}
      />
      <TextInput
        label={t("action.due")}
        description={t("action.dueHelp", { date: showDate(list.due_on) })}
        inputMode="numeric"
        value={due}
        error={wrong ? t("report.needDate") : problem("due_on")}
        onChange={(event) => set({ due: event.currentTarget.value })}
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
      <Refusal problem={save.problem} />
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
