import { Alert, Button, Textarea, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconDeviceFloppy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Report, ReportRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate } from "@/shared/ui/dates";
import type { Words } from "./rowDraft";
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
      {edit.theirs && (
        <Faster theirs={edit.theirs} mine={words} keep={edit.keepMine} take={edit.takeTheirs} />
      )}
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
      <p className="row-saved small" role="status">
        {edit.problem ? (
          <span className="choice-wrong">
            <IconAlertTriangle size={14} stroke={2} aria-hidden /> {t("report.notSaved")}{" "}
            {edit.problem.message}
            <button type="button" className="text-button" onClick={edit.save}>
              {t("app.retry")}
            </button>
          </span>
        ) : edit.saving === "saving" || edit.dirty ? (
          <span className="dim">
            <IconDeviceFloppy size={14} stroke={2} aria-hidden /> {t("report.saving")}
          </span>
        ) : (
          edit.saving === "saved" && (
            <span className="dim">
              <IconCheck size={14} stroke={2} aria-hidden /> {t("report.saved")}
            </span>
          )
        )}
      </p>
    </div>
  );
}

/** Somebody else saved this row: both texts, one's own kept. */
function Faster({
  theirs,
  mine,
  keep,
  take,
}: {
  theirs: Words;
  mine: Words;
  keep: () => void;
  take: () => void;
}) {
  const { t } = useTranslation();
  const told = (words: Words) => [words.done, words.remaining, words.next].filter(Boolean).join("\n") || "–";
  return (
    <Alert color="son" variant="light" title={t("dialog.stale")} role="alert">
      <div className="both">
        <div>
          <p className="strong">{t("report.theirs")}</p>
          <p className="prose">{told(theirs)}</p>
        </div>
        <div>
          <p className="strong">{t("report.mine")}</p>
          <p className="prose">{told(mine)}</p>
        </div>
      </div>
      <div className="acts">
        <Button size="compact-sm" variant="default" onClick={take}>
          {t("report.takeTheirs")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={keep}>
          {t("report.keepMine")}
        </Button>
      </div>
    </Alert>
  );
}
