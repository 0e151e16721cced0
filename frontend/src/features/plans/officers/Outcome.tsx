import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Matrix } from "@/shared/api/types";
import { unnamedOf } from "./changes";
import type { useOfficers } from "./useOfficers";

/** What came of the last save: how many got their person, how many have nobody, which could not change and why. */
export function Outcome({
  saving,
  matrix,
  issued,
}: {
  saving: ReturnType<typeof useOfficers>;
  matrix: Matrix;
  issued: boolean;
}) {
  const { t } = useTranslation();
  const { data, problem } = saving;
  const left = unnamedOf(matrix);
  if (problem)
    return (
      <Alert color="son" role="alert" title={t("matrix.notSaved")}>
        <p>{problem.message}</p>
        {problem.passing && <p>{t("dialog.offline")}</p>}
      </Alert>
    );
  if (!data || saving.isPending) return null;
  const words = !issued
    ? t("matrix.doneDraft", { count: data.cells })
    : left
      ? t("matrix.done", { done: data.done, left })
      : t("matrix.doneAll", { done: data.done });
  return (
    <>
      <p className="note tone-green" role="status">
        <IconCircleCheck size={16} stroke={1.75} aria-hidden />
        {words}.
      </p>
      {data.refused.length > 0 && (
        <div className="note tone-amber" role="alert">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <div>
            <b>{t("matrix.refused", { count: data.refused.length })}</b>
            <ul>
              {data.refused.map((task) => (
                <li key={task.id}>
                  <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
                    {task.title}
                  </Link>
                  : {task.detail}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
}
