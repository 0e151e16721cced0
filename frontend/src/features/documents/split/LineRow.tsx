import { Alert, Button, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Giving } from "@/shared/api/types";
import { DueField } from "@/shared/giving/DueField";
import { dayOf } from "@/shared/giving/recipients";
import { WhoField } from "@/shared/giving/WhoField";
import { BECOMES, type Row } from "./read";
import { TaskSelect } from "./TaskSelect";

/** One line, and what becomes of it. `tried`: what is missing is said. */
export function LineRow({
  row,
  number,
  giving,
  tried,
  year,
  onChange,
  onRemove,
}: {
  row: Row;
  number: number;
  giving: Giving;
  tried: boolean;
  year: number;
  onChange: (next: Partial<Row>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const name = t("split.row", { n: number });
  return (
    <section className="panel quick-task" aria-label={name}>
      <div className="split-head">
        <TextInput
          label={t("split.clause")}
          maxLength={120}
          value={row.clause}
          onChange={(event) => onChange({ clause: event.currentTarget.value })}
        />
        <fieldset className="chips split-becomes" aria-label={`${name}: ${t("split.becomes")}`}>
          {BECOMES.map((becomes) => (
            <button
              key={becomes}
              type="button"
              className={becomes === row.becomes ? "chip chip-on" : "chip"}
              aria-pressed={becomes === row.becomes}
              onClick={() => onChange({ becomes })}
            >
              {t(`split.kinds.${becomes}`)}
            </button>
          ))}
        </fieldset>
        <Button
          variant="subtle"
          px={9}
          aria-label={`${name}: ${t("split.remove")}`}
          title={t("split.remove")}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </Button>
      </div>
      {row.problem && (
        <Alert color="son" role="alert">
          {row.problem}
        </Alert>
      )}
      <Textarea
        label={t("split.text")}
        withAsterisk
        autosize
        minRows={1}
        maxLength={2000}
        value={row.text}
        error={tried && !row.text.trim() ? t("split.needText") : undefined}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {row.becomes === "TASK" && (
        <>
          <WhoField
            giving={giving}
            value={row.who}
            onChange={(who) => onChange({ who })}
            error={tried && !row.who ? t("split.needWho") : undefined}
          />
          <DueField
            giving={giving}
            value={row.due}
            onChange={(due) => onChange({ due })}
            error={tried && row.due && !dayOf(row.due, year) ? t("document.needDate") : undefined}
          />
        </>
      )}
      {row.becomes === "JOINED" && (
        <TaskSelect
          value={row.join}
          onChange={(join) => onChange({ join })}
          error={tried && !row.join ? t("split.needJoin") : undefined}
        />
      )}
    </section>
  );
}
