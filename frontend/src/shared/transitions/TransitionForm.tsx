import { Alert, Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { optionsQuery } from "@/shared/api/queries";
import type { Need, Person, Transition, Unit } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import { forgetDraft, keepDraft, keptDraft } from "./drafts";
import { type Moved, useTransition } from "./useTransition";

type Values = Record<string, string>;

/** The fields a transition asks, its button, and every way it can be refused; the words typed are never lost. */
export function TransitionForm({
  transition,
  subject,
  onDone,
  onCancel,
}: {
  transition: Transition;
  subject: Moved;
  onDone: () => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const draftKey = `${subject.id}:${transition.name}`;
  const [values, setValues] = useState<Values>(() => keptDraft(draftKey));
  const run = useTransition(transition, subject, () => {
    forgetDraft(draftKey);
    onDone();
  });
  const set = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    keepDraft(draftKey, next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const year = live.now().getFullYear();
    const body = Object.fromEntries(
      transition.needs.flatMap((need) => {
        const value = values[need.name]?.trim();
        if (!value) return [];
        return [[need.name, need.kind === "date" ? (readDate(value, year) ?? value) : value]];
      }),
    );
    run.mutate(body);
  };
  return (
    <form
      onSubmit={submit}
      className="stack"
      onKeyDown={(event) => event.key === "Enter" && event.ctrlKey && event.currentTarget.requestSubmit()}
    >
      {run.problem && <ProblemNote problem={run.problem} typed={values} />}
      {transition.needs.map((need) => (
        <Field
          key={need.name}
          need={need}
          value={values[need.name] ?? ""}
          onChange={(value) => set(need.name, value)}
          error={run.fieldError(need.name)}
        />
      ))}
      <div className="form-buttons">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t("app.cancel")}
          </Button>
        )}
        <Button
          type="submit"
          loading={run.isPending}
          color={transition.tone === "danger" ? "son" : undefined}
        >
          {transition.label.replace(/…$/, "")}
        </Button>
      </div>
    </form>
  );
}

function ProblemNote({
  problem,
  typed,
}: {
  problem: { message: string; stale: boolean; passing: boolean };
  typed: Values;
}) {
  const { t } = useTranslation();
  return (
    <Alert color="son" variant="light" title={problem.stale ? t("dialog.stale") : undefined} role="alert">
      <p>{problem.message}</p>
      {problem.stale && <p>{t("dialog.staleHelp")}</p>}
      {problem.passing && <p>{t("dialog.offline")}</p>}
      {problem.stale && Object.values(typed).some(Boolean) && (
        <Button
          size="compact-sm"
          variant="default"
          mt={8}
          onClick={() => void navigator.clipboard?.writeText(Object.values(typed).join("\n"))}
        >
          {t("dialog.copyMine")}
        </Button>
      )}
    </Alert>
  );
}

function Field({
  need,
  value,
  onChange,
  error,
}: {
  need: Need;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const common = {
    label: need.label,
    description: need.help ?? undefined,
    withAsterisk: need.required,
    error,
    value,
  };
  if (need.kind === "text") {
    return (
      <div className="stack-tight">
        {need.presets.length > 0 && (
          <div className="chips">
            {need.presets.map((preset) => (
              <button
                key={preset}
                type="button"
                className="chip"
                onClick={() => onChange(value ? `${value}\n${preset}` : preset)}
              >
                {preset}
              </button>
            ))}
          </div>
        )}
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxLength={need.max_length ?? undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    );
  }
  if (need.kind === "choice") {
    return (
      <Select
        {...common}
        data={need.choices}
        placeholder={t("dialog.choose")}
        onChange={(next) => onChange(next ?? "")}
        allowDeselect={!need.required}
      />
    );
  }
  if (need.kind === "person" || need.kind === "unit")
    return <Options need={need} value={value} onChange={onChange} error={error} />;
  const date = need.kind === "date";
  return (
    <TextInput
      {...common}
      value={date && /^\d{4}-/.test(value) ? showDate(value) : value}
      description={need.help ?? (date ? t("dialog.dateHelp") : undefined)}
      inputMode={date ? "numeric" : undefined}
      maxLength={need.max_length ?? undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const optionLabel = (option: Person | Unit): string =>
  "full_name" in option ? [option.full_name, option.title].filter(Boolean).join(" · ") : option.name;

function Options({
  need,
  value,
  onChange,
  error,
}: {
  need: Need;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const options = useQuery(optionsQuery(need.options_href ?? "people"));
  return (
    <Select
      label={need.label}
      withAsterisk={need.required}
      error={error ?? (options.error ? options.error.message : undefined)}
      searchable
      placeholder={options.isPending ? t("app.loading") : t("dialog.choose")}
      data={(options.data?.items ?? []).map((option) => ({
        value: String(option.id),
        label: optionLabel(option),
      }))}
      value={value || null}
      onChange={(next) => onChange(next ?? "")}
    />
  );
}
