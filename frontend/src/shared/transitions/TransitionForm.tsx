import { Alert, Button } from "@mantine/core";
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import type { Need, Transition } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { Overtaken } from "@/shared/live/Overtaken";
import { useTyping } from "@/shared/live/presence";
import { why } from "@/shared/live/said";
import { copy } from "@/shared/ui/copy";
import { readDate } from "@/shared/ui/dates";
import { Unkept } from "@/shared/ui/Unkept";
import { forgetDraft, keepDraft, keptDraft } from "./drafts";
import { chosen, Field } from "./Field";
import { type Moved, useTransition } from "./useTransition";

type Values = Record<string, string>;

/** What the server proposes; a date or a choice of several as the fields keep it. */
const initial = (needs: Need[]): Values =>
  Object.fromEntries(
    needs.flatMap(({ name, initial: value }) =>
      value === null || value === undefined
        ? []
        : [[name, Array.isArray(value) ? value.join() : String(value)]],
    ),
  );

/** The fields a transition asks, its button, and every way it can be refused; the words typed are never lost. */
export function TransitionForm({
  transition,
  gone,
  subject,
  onDone,
  onCancel,
}: {
  transition: Transition;
  /** No longer offered: somebody else moved the record on while this stood open. */
  gone: boolean;
  subject: Moved;
  onDone: (record: unknown) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const draftKey = `${subject.id}:${transition.name}`;
  const [values, setValues] = useState<Values>(() => ({
    ...initial(transition.needs),
    ...keptDraft(draftKey),
  }));
  const [typed, setTyped] = useState(false);
  const run = useTransition(transition, subject, (record) => {
    forgetDraft(draftKey);
    onDone(record);
  });
  // What this form itself did is told by the live line too, sometimes before the answer comes.
  const lost = gone && !run.isPending && !run.isSuccess;
  const set = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    keepDraft(draftKey, next);
    setTyped(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const year = live.now().getFullYear();
    const body = Object.fromEntries(
      transition.needs.flatMap((need): [string, unknown][] => {
        const value = values[need.name]?.trim();
        if (need.kind === "choices") return [[need.name, chosen(value)]];
        if (!value) return [];
        if (need.kind === "bool") return [[need.name, value === "true"]];
        return [[need.name, need.kind === "date" ? (readDate(value, year) ?? value) : value]];
      }),
    );
    run.mutate(body);
  };
  useTyping(typed);
  const form = useRef<HTMLFormElement>(null);
  // A dialog begins at what it asks, not at its closing button.
  useLayoutEffect(() => {
    const asks = form.current?.querySelector(":scope > :not(.form-buttons) :is(button, input, textarea)");
    asks?.setAttribute("data-autofocus", "true");
  }, []);
  useEffect(() => {
    if (run.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [run.problem]);
  return (
    <form ref={form} onSubmit={submit} className="stack">
      <Overtaken
        subject={subject}
        tag={transition.if_match}
        gone={gone}
        quiet={run.isPending || run.isSuccess}
      />
      {lost ? (
        <Kept message={t("dialog.gone", { label: transition.label.replace(/…$/, "") })} typed={values} />
      ) : (
        run.problem && <ProblemNote problem={run.problem} typed={values} fields={transition.needs} />
      )}
      {!lost && transition.warning && (
        <Alert color="nghe" variant="light" role="note">
          {transition.warning}
        </Alert>
      )}
      {transition.needs.map((need) => (
        <Field
          key={need.name}
          need={need}
          value={values[need.name] ?? ""}
          onChange={(value) => set(need.name, value)}
          error={run.fieldError(need.name)}
        />
      ))}
      <Unkept />
      <div className="form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t(lost ? "dialog.seeNew" : "app.cancel")}
        </Button>
        {!lost && (
          <Button
            type="submit"
            loading={run.isPending}
            color={transition.tone === "danger" ? "son" : undefined}
          >
            {transition.label.replace(/…$/, "")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What stands at a field is not said twice, unless there are so many that a list helps. */
function ProblemNote({ problem, typed, fields }: { problem: ApiProblem; typed: Values; fields: Need[] }) {
  const { t } = useTranslation();
  const shown = problem.errors.filter((error) => fields.some((need) => need.name === error.field));
  if (shown.length && shown.length === problem.errors.length && shown.length < 3) return null;
  if (problem.stale) return <Kept title={t("dialog.stale")} message={t("dialog.staleHelp")} typed={typed} />;
  return (
    <Alert color="son" variant="light" role="alert">
      {problem.errors.length > 2 ? (
        problem.errors.map((error) => <p key={error.field}>{error.message}</p>)
      ) : (
        <p>{why(problem, t)}</p>
      )}
      {problem.passing && <p>{t("dialog.offline")}</p>}
    </Alert>
  );
}

/** Somebody was faster: what follows from it, and the own text kept. Without a title where it stands below who it was. */
function Kept({ title, message, typed }: { title?: string; message: string; typed: Values }) {
  const { t } = useTranslation();
  const own = Object.values(typed).filter(Boolean).join("\n");
  return (
    <Alert color="son" variant="light" title={title} role="alert">
      <p>{message}</p>
      {own && (
        <Button size="compact-sm" variant="default" mt={8} onClick={() => copy(own)}>
          {t("dialog.copyMine")}
        </Button>
      )}
    </Alert>
  );
}
