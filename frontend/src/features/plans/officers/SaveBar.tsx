import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What is not saved yet, and one button for all of it. */
export function SaveBar({
  changed,
  waiting,
  progress,
  busy,
  undo,
  save,
}: {
  changed: number;
  waiting: number;
  progress: { done: number; left: number } | null;
  busy: boolean;
  undo: () => void;
  save: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="sticky-bar">
      <p className="grow" role="status">
        {progress
          ? t("matrix.saving", progress)
          : changed
            ? t("matrix.changed", { count: changed })
            : t("matrix.resume", { count: waiting })}
      </p>
      {changed > 0 && (
        <Button variant="default" onClick={undo} disabled={busy}>
          {t("matrix.undo")}
        </Button>
      )}
      <Button onClick={save} loading={busy}>
        {t("matrix.save")}
      </Button>
    </div>
  );
}
