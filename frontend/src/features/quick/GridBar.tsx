import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { QuickRow } from "@/shared/api/types";
import type { useGrid } from "./useGrid";

/** What came of the last save and of the last sending, and the two buttons. */
export function GridBar({
  grid,
  typed,
  ready,
  wrong,
  save,
}: {
  grid: ReturnType<typeof useGrid>;
  typed: QuickRow[];
  ready: QuickRow[];
  /** Rows of which a cell cannot be read. */
  wrong: number;
  save: () => void;
}) {
  const { t } = useTranslation();
  const { saving, submitting, unsent, drafts } = grid;
  const refused = typed.filter((row) => drafts[row.id]?.refused).length;
  const saved = saving.data?.answer.done.length ?? 0;
  const sent = submitting.data?.answer.done.length ?? 0;
  const problem = saving.problem ?? submitting.problem;
  const busy = saving.isPending || submitting.isPending;
  return (
    <div className="quick-foot">
      {problem && (
        <Alert color="son" role="alert" title={t("matrix.notSaved")}>
          <p>{problem.message}</p>
          {problem.passing && <p>{t("quick.offline")}</p>}
        </Alert>
      )}
      {unsent.length > 0 && (
        <div className="note tone-amber" role="alert">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <div>
            <b>{t("quick.unsent", { count: unsent.length })}</b>
            <ul>
              {unsent.map((one) => (
                <li key={one.id}>
                  <Link to="/tasks/$taskId" params={{ taskId: one.id }}>
                    {one.title}
                  </Link>
                  : {one.detail}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {!busy && saved + sent > 0 && (
        <p className="note tone-green" role="status">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden />
          {[saved && t("quick.saved", { count: saved }), sent && t("quick.sent", { count: sent })]
            .filter(Boolean)
            .join(" ")}
        </p>
      )}
      {(typed.length > 0 || ready.length > 0) && (
        <div className="sticky-bar">
          <p className="grow" role="status">
            {wrong || refused
              ? t("quick.waiting", { count: Math.max(wrong, refused) })
              : typed.length
                ? t("quick.typed", { count: typed.length })
                : t("quick.ready", { count: ready.length })}
          </p>
          {typed.length > 0 && (
            <Button onClick={save} loading={saving.isPending} disabled={submitting.isPending}>
              {t("quick.save")} ({typed.length})
            </Button>
          )}
          {ready.length > 0 && (
            <Button
              variant={typed.length ? "default" : "filled"}
              onClick={() => grid.submit(ready)}
              loading={submitting.isPending}
              disabled={saving.isPending}
            >
              {t("quick.submit")} ({ready.length})
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
