import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";

/** The way between a task that was given twice and the one that goes on. */
export function Merged({ task }: { task: Task }) {
  const { t } = useTranslation();
  const others = task.merged_into ? [task.merged_into] : task.merged;
  if (!others.length) return null;
  return (
    <p className="dim small">
      {t(task.merged_into ? "merge.into" : "merge.from")}:{" "}
      {others.map((other, index) => (
        <span key={other.id}>
          {index > 0 && ", "}
          <Link to="/tasks/$taskId" params={{ taskId: other.id }} className="link">
            {other.title}
          </Link>
        </span>
      ))}
    </p>
  );
}
