import { Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { optionsQuery } from "@/shared/api/queries";
import type { Need, Person, Unit } from "@/shared/api/types";
import { DocumentSelect } from "@/shared/documents/DocumentSelect";
import { TaskSelect } from "@/shared/task/TaskSelect";
import { showDate } from "@/shared/ui/dates";
import { FileField } from "./FileField";

/** Several choices are kept as their values with commas between. */
export const chosen = (value: string | undefined): string[] => (value ? value.split(",") : []);

/** One thing a transition asks, as the field of its kind. */
export function Field({
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
        searchable={need.choices.length > 10}
      />
    );
  }
  if (need.kind === "choices") {
    return (
      <Checkbox.Group
        {...common}
        value={chosen(value)}
        onChange={(next) => onChange(next.join())}
        className="several"
      >
        {need.choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </Checkbox.Group>
    );
  }
  if (need.kind === "bool") {
    return (
      <Checkbox
        label={need.label}
        description={common.description}
        error={error}
        checked={value === "true"}
        onChange={(event) => onChange(String(event.currentTarget.checked))}
      />
    );
  }
  if (need.kind === "person" || need.kind === "unit")
    return <Options need={need} value={value} onChange={onChange} error={error} />;
  if (need.kind === "document")
    return (
      <DocumentSelect
        label={need.label}
        required={need.required}
        value={value || null}
        onChange={(next) => onChange(next ?? "")}
        error={error}
      />
    );
  if (need.kind === "task")
    return (
      <TaskSelect
        label={need.label}
        description={common.description}
        required={need.required}
        value={value}
        onChange={onChange}
        error={error}
      />
    );
  if (need.kind === "file") return <FileField need={need} onChange={onChange} error={error} />;
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
      description={need.help ?? undefined}
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
