import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconDeviceFloppy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Choosing } from "@/shared/live/Refusal";
import type { Said } from "@/shared/live/said";
import type { Words } from "./rowDraft";
import type { RowEdit } from "./useSavedRow";

/** Whether what is typed is saved, and what to do when it is not. */
export function RowSaved<W extends Words>({ edit }: { edit: RowEdit<W> }) {
  const { t } = useTranslation();
  return (
    <p className="row-saved small" role="status">
      {edit.problem ? (
        <span className="choice-wrong">
          <IconAlertTriangle size={14} stroke={2} aria-hidden /> {t("report.notSaved")} {edit.problem.message}
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
  );
}

/** Somebody else saved this row: both texts, one's own kept. */
export function RowClash<W extends Words>({ edit, show }: { edit: RowEdit<W>; show: (words: W) => Said }) {
  const { t } = useTranslation();
  if (!edit.theirs) return null;
  return (
    <Alert color="son" variant="light" title={t("dialog.stale")} role="alert">
      <Choosing theirs={edit.theirs} mine={edit.words} said={show} take={edit.type} />
      <div className="acts">
        <Button size="compact-sm" variant="default" onClick={edit.takeTheirs}>
          {t("report.takeTheirs")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={edit.keepMine}>
          {t("report.keepMine")}
        </Button>
      </div>
    </Alert>
  );
}
