import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Drafts } from "./drafts";

/** Words typed for tasks that this grid does not show (any more): they are told, until their writer drops them. */
export function Elsewhere({ drafts, drop }: { drafts: Drafts; drop: (tasks: string[]) => void }) {
  const { t } = useTranslation();
  const tasks = Object.keys(drafts);
  if (!tasks.length) return null;
  return (
    <div className="note tone-amber" role="status">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>
        <b>{t("quick.elsewhere", { count: tasks.length })}</b>
        <ul>
          {Object.entries(drafts).map(([task, { cells, again }]) => (
            <li key={task}>
              {[cells.text, cells.count, cells.number, again?.name].filter(Boolean).join(" · ") || "–"}
            </li>
          ))}
        </ul>
        <button type="button" className="text-button" onClick={() => drop(tasks)}>
          {t("quick.drop")}
        </button>
      </div>
    </div>
  );
}
