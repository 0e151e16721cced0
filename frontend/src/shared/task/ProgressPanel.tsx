import { Alert, Button, Modal, NumberInput, Textarea } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { Task } from "@/shared/api/types";
import { useAppend } from "@/shared/evidence/useAppend";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Avatar } from "@/shared/ui/people";
import { ForUnit } from "./ForUnit";

/** Dated reports of progress, newest first. */
export function ProgressPanel({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!task.progress.length && !task.may.report) return null;
  return (
    <Panel title={t("task.progress")}>
      {!task.progress.length && <p className="dim">{t("task.noProgress")}</p>}
      <ol className="plain-list stack-tight">
        {[...task.progress].reverse().map((entry) => (
          <li key={entry.id} className="progress-entry">
            {entry.by && <Avatar person={entry.by} />}
            <div className="grow">
              <p className="prose">{entry.text}</p>
              <p className="dim small">
                {[
                  entry.standing && t(`standing.${entry.standing}`),
                  entry.next_on && `${t("quick.next")}: ${showDate(entry.next_on)}`,
                  entry.by?.full_name,
                  entry.recorded_for && t("task.recordedFor", { unit: entry.recorded_for.short_name }),
                  entry.basis,
                  showMoment(entry.at),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {entry.percent !== null && (
              <span className="number">{t("task.percentDone", { count: entry.percent })}</span>
            )}
          </li>
        ))}
      </ol>
      {task.may.report && (
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t("task.report")}
        </Button>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("progress.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form task={task} onDone={() => setOpen(false)} />
      </Modal>
    </Panel>
  );
}

function Form({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [percent, setPercent] = useState<number | string>("");
  const me = useQuery(meQuery).data;
  // Whoever follows up for a unit without accounts speaks for it, unless they say otherwise.
  const speaksForLead = !task.officer && task.follow_up !== null && task.follow_up?.id === me?.id;
  const [chosen, setForUnit] = useState<string | null>();
  const forUnit = chosen === undefined ? (speaksForLead ? String(task.lead.id) : null) : chosen;
  const [basis, setBasis] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const append = useAppend(`tasks/${task.id}/progress`, { type: "task", id: task.id }, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) {
      setWrong(t("progress.needText"));
      return;
    }
    setWrong(null);
    append.mutate({
      text,
      ...(percent === "" ? {} : { percent: Number(percent) }),
      ...(forUnit ? { recorded_for: Number(forUnit), basis } : {}),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {append.problem && (
        <Alert color="son" role="alert">
          {append.problem.message}
        </Alert>
      )}
      <Textarea
        label={t("progress.text")}
        withAsterisk
        autosize
        minRows={3}
        maxLength={5000}
        value={text}
        error={wrong ?? append.fieldError("text")}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <NumberInput
        label={t("progress.percent")}
        min={0}
        max={100}
        allowDecimal={false}
        value={percent}
        onChange={setPercent}
        error={append.fieldError("percent")}
      />
      {task.follow_up && (
        <ForUnit
          task={task}
          unit={forUnit}
          onUnit={setForUnit}
          basis={basis}
          onBasis={setBasis}
          basisError={append.fieldError("basis")}
        />
      )}
      <div className="form-buttons">
        <Button type="submit" loading={append.isPending}>
          {t("progress.send")}
        </Button>
      </div>
    </form>
  );
}
