import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Report, ReportRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { RowClash, RowSaved } from "@/shared/rows/RowSaving";
import { readDate } from "@/shared/ui/dates";
import { useRow } from "./useRow";

/** What was done, what remains and until when: saved by itself as it is written. */
export function RowEditor({ report, row }: { report: Report; row: ReportRow }) {
  const { t } = useTranslation();
  const live = useLive();
  const edit = useRow(report, row);
  const { words } = edit;
  const badDate = words.next.trim() !== "" && !readDate(words.next, live.now().getFullYear());
  return (
    <div className="stack-tight">
      <RowClash
        edit={edit}
        show={({ done, remaining, next }) => ({
          [t("report.done")]: done,
          [t("report.remaining")]: remaining,
          [t("report.next")]: next,
        })}
      />
      <Textarea
        label={t("report.done")}
        aria-label={`${t("report.done")}, ${row.code}`}
        autosize
        minRows={2}
        maxLength={5000}
        value={words.done}
        onBlur={edit.save}
        onChange={(event) => edit.type({ done: event.currentTarget.value })}
      />
      <div className="row-rest">
        <Textarea
          label={t("report.remaining")}
          aria-label={`${t("report.remaining")}, ${row.code}`}
          autosize
          minRows={1}
          maxLength={5000}
          value={words.remaining}
          onBlur={edit.save}
          onChange={(event) => edit.type({ remaining: event.currentTarget.value })}
        />
        <TextInput
          label={t("report.next")}
          aria-label={`${t("report.next")}, ${row.code}`}
          placeholder="dd/mm/yyyy"
          inputMode="numeric"
          value={words.next}
          error={badDate ? t("report.needDate") : undefined}
          onBlur={edit.save}
          onChange={(event) => edit.type({ next: event.currentTarget.value })}
        />
      </div>
      <RowSaved edit={edit} />
    </div>
  );
}
