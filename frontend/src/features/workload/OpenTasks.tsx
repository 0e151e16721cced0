import { Alert, Button, Checkbox, Select, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personsTasksQuery, type WorkFigure } from "@/shared/api/queries";
import type { Batch, PersonsWork, TaskRow } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Failed, Loading } from "@/shared/ui/states";

type Props = { row: PersonsWork; figure: WorkFigure; others: PersonsWork[] };

/** What one figure of a person counts, and, with all open tasks, what is counted elsewhere; whoever oversees gives several of them to `others` of the unit at once. */
export function OpenTasks({ row, figure, others }: Props) {
  const { t } = useTranslation();
  const tasks = useQuery(personsTasksQuery(row.person.id, figure));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const counted = tasks.data?.items ?? [];
  const elsewhere = tasks.data?.elsewhere ?? [];
  const items = [...counted, ...elsewhere];
  const toggle = (id: string) =>
    setChosen((kept) => new Set(kept.has(id) ? [...kept].filter((one) => one !== id) : [...kept, id]));
  const may = others.length > 0;
  const one = (task: TaskRow) => (
    <li key={task.id} className="item">
      {may && (
        <Checkbox
          aria-label={t("workload.choose", { title: task.title })}
          checked={chosen.has(task.id)}
          onChange={() => toggle(task.id)}
        />
      )}
      <div className="grow">
        <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="item-title">
          {task.title}
        </Link>
        <p className="item-facts">
          <StateBadge state={task.state} returned={task.returned} look="plain" />
          {task.due.on && <span>{t("work.due", { date: showDate(task.due.on) })}</span>}
          <Flags row={task} />
        </p>
      </div>
      <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
    </li>
  );
  return (
    <section className="stack" aria-label={t("workload.of", { name: row.person.full_name })}>
      <p className="small">
        <b>{t(`workload.${figure}`)}</b>
        {tasks.data && ` (${counted.length})`}
      </p>
      {tasks.isPending && <Loading rows={3} height={48} />}
      {tasks.error && <Failed error={tasks.error} retry={() => void tasks.refetch()} />}
      {tasks.data && !items.length && <p className="dim">{t("workload.nothing")}</p>}
      <ul className="list">{counted.map(one)}</ul>
      {elsewhere.length > 0 && (
        <>
          <p className="dim small">{t("workload.elsewhere")}</p>
          <ul className="list">{elsewhere.map(one)}</ul>
        </>
      )}
      {may && items.length > 0 && (
        <Handing
          tasks={items.filter((task) => chosen.has(task.id))}
          others={others}
          all={() => setChosen(new Set(chosen.size === items.length ? [] : items.map((task) => task.id)))}
          done={(ids) => setChosen((kept) => new Set([...kept].filter((id) => !ids.includes(id))))}
        />
      )}
    </section>
  );
}

function Handing({
  tasks,
  others,
  all,
  done,
}: {
  tasks: TaskRow[];
  others: PersonsWork[];
  all: () => void;
  done: (ids: string[]) => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const acting = useAct<Batch>((answer) => {
    done(answer.done);
    for (const queryKey of [["workload"], ["work"], ["task"], ["activity"]])
      void queries.invalidateQueries({ queryKey });
  });
  const answer = acting.data?.answer;
  const hand = () =>
    acting.mutate({
      path: "tasks/transitions/reassign",
      body: {
        items: tasks.map(({ id, version }) => ({ id, version })),
        officer: Number(to),
        reason: reason.trim(),
      },
    });
  return (
    <form
      className="handing"
      onSubmit={(event) => {
        event.preventDefault();
        hand();
      }}
    >
      <Button variant="subtle" onClick={all}>
        {t("workload.all")}
      </Button>
      <Select
        label={t("workload.to")}
        data={others.map(({ person }) => ({ value: String(person.id), label: person.full_name }))}
        value={to}
        onChange={setTo}
        className="grow"
      />
      <TextInput
        label={t("workload.reason")}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
        className="grow"
      />
      <Button type="submit" loading={acting.isPending} disabled={!tasks.length || !to || !reason.trim()}>
        {t("workload.hand", { count: tasks.length })}
      </Button>
      {acting.problem && (
        <Alert color="son" role="alert">
          {acting.problem.message}
        </Alert>
      )}
      {answer && (
        <div className="small" role="status">
          <p>{t("workload.handed", { count: answer.done.length })}</p>
          <ul>
            {answer.refused.map((one) => (
              <li key={one.id}>
                {tasks.find((task) => task.id === one.id)?.title}: {one.detail}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
