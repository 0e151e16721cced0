import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Batch, ListedTask } from "@/shared/api/types";
import { byReason } from "./acts";

/** What came of an act on many: how many were done, and which were not, by reason. */
export function Outcome({
  outcome,
  rows,
  onBack,
  onClose,
}: {
  outcome: Batch;
  rows: ListedTask[];
  onBack: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const { done, refused } = outcome;
  return (
    <div className="stack">
      <div role="status">
        <p className="many-done">
          {done.length ? t("many.done", { count: done.length }) : t("many.doneNone")}
        </p>
        <p className="small">{t("many.refused", { count: refused.length })}</p>
      </div>
      <ul className="many-refused">
        {byReason(refused, t).map(({ detail, ids }) => (
          <li key={detail}>
            <p>{detail}</p>
            <ul>
              {ids.map((id) => (
                <li key={id}>
                  <Link to="/tasks/$taskId" params={{ taskId: id }} className="clamp-2 small">
                    {titles.get(id) ?? id}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <div className="form-buttons">
        {!done.length && (
          <Button variant="default" onClick={onBack}>
            {t("many.back")}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {t("app.close")}
        </Button>
      </div>
    </div>
  );
}
