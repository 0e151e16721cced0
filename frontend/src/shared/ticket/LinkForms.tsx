import { Alert, Button, Select, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { get } from "@/shared/api/client";
import { criteriaQuery } from "@/shared/api/lifeQueries";
import type { Ticket, TicketRelations, TicketRow } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { uuid7 } from "@/shared/api/uuid";
import { useAreas } from "@/shared/areas/areas";
import { TaskSelect } from "@/shared/task/TaskSelect";
import { readDate, showDate } from "@/shared/ui/dates";
import { REFORM } from "@/shared/ui/ProgrammeField";

const KINDS = ["TASK", "CRITERION", "FINDING"] as const;
const NO_AREA = "NONE"; // of the filter: tasks that say none
type Kind = (typeof KINDS)[number];

function useRelations(ticket: Ticket, onDone: () => void) {
  const queries = useQueryClient();
  return useAct<TicketRelations>((answer) => {
    queries.setQueryData(["ticket", ticket.id, "links"], answer);
    void queries.invalidateQueries({ queryKey: ["ticket", ticket.id], exact: true });
    onDone();
  });
}

/** Tying it to a task, a criterion or an earlier finding. */
export function LinkForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>("TASK");
  const [target, setTarget] = useState("");
  const save = useRelations(ticket, onDone);
  const programme = useAreas().programme(ticket.area);
  // The criteria are those of the reform's index.
  const kinds = KINDS.filter((one) => one !== "CRITERION" || (programme?.code ?? REFORM) === REFORM);
  const area = programme && [...programme.areas.map((one) => one.code), NO_AREA].join();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const end = kind === "CRITERION" ? { criterion: target } : { target };
        save.mutate({ path: `tickets/${ticket.id}/links`, body: { kind, ...end }, withId: true });
      }}
    >
      {save.problem && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Select
        label={t("relation.kind")}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`relation.kinds.${value}`) }))}
        value={kind}
        onChange={(next) => {
          setKind(KINDS.find((one) => one === next) ?? "TASK");
          setTarget("");
        }}
      />
      {kind === "TASK" && (
        <TaskSelect label={t("relation.task")} required value={target} onChange={setTarget} area={area} />
      )}
      {kind === "CRITERION" && <CriterionSelect value={target} onChange={setTarget} />}
      {kind === "FINDING" && <FindingSelect ticket={ticket} value={target} onChange={setTarget} />}
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" disabled={!target} loading={save.isPending}>
          {t("relation.save")}
        </Button>
      </div>
    </form>
  );
}

function CriterionSelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useTranslation();
  const items = useQuery(criteriaQuery).data?.items ?? [];
  return (
    <Select
      label={t("relation.criterion")}
      withAsterisk
      searchable
      data={items.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
      value={value || null}
      onChange={(next) => onChange(next ?? "")}
      maxDropdownHeight={280}
    />
  );
}

function FindingSelect({
  ticket,
  value,
  onChange,
}: {
  ticket: Ticket;
  value: string;
  onChange: (finding: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.split(" · ")[0] ?? "", 250);
  const found = useQuery({
    queryKey: ["tickets", { q, body: ticket.body.id }],
    queryFn: () => get<{ items: TicketRow[] }>("tickets", { q, body: String(ticket.body.id) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      label={t("relation.finding")}
      description={t("relation.findingHelp")}
      withAsterisk
      searchable
      nothingFoundMessage={t("merge.none")}
      data={(found.data?.items ?? [])
        .filter((one) => one.id !== ticket.id)
        .map((one) => ({ value: one.finding, label: `${one.code} · ${one.text}` }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value || null}
      onChange={(next) => onChange(next ?? "")}
      maxDropdownHeight={260}
    />
  );
}

/** A task of the own body that comes from this; it stays tied to it. */
export function MakeTaskForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const [link] = useState(uuid7);
  const [title, setTitle] = useState(ticket.text);
  const [lead, setLead] = useState<string | null>(
    ticket.representation === "inner" ? String(ticket.unit.id) : null,
  );
  const [due, setDue] = useState(showDate(ticket.due.on));
  const save = useRelations(ticket, onDone);
  const problem = (field: string) => save.problem?.errors.find((one) => one.field === field)?.message;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const due_on = readDate(due, Number(ticket.due.on.slice(0, 4)));
        save.mutate({
          path: `tickets/${ticket.id}/tasks`,
          body: { link, title, lead: Number(lead), due_on, area: ticket.area },
          withId: true,
        });
      }}
    >
      {save.problem && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Textarea
        label={t("relation.taskTitle")}
        withAsterisk
        required
        autosize
        minRows={2}
        value={title}
        error={problem("title")}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label={t("relation.lead")}
        withAsterisk
        searchable
        data={units.map((one) => ({ value: String(one.id), label: one.short_name }))}
        value={lead}
        error={problem("lead")}
        onChange={setLead}
      />
      <TextInput
        label={t("relation.taskDue")}
        inputMode="numeric"
        value={due}
        error={problem("due_on")}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" disabled={!lead} loading={save.isPending}>
          {t("relation.give")}
        </Button>
      </div>
    </form>
  );
}
