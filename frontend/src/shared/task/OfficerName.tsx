import { useTranslation } from "react-i18next";
import type { Person } from "@/shared/api/types";

/** Who does it, where tasks of several bodies are listed: only of one's own body is it told that nobody was named. */
export function OfficerName({ task }: { task: { inside: boolean; officer: Person | null } }) {
  const { t } = useTranslation();
  if (task.officer) return task.officer.full_name;
  if (task.inside) return <span className="dim">{t("plans.nobody")}</span>;
  return (
    <span className="dim" title={t("accept.hidden")}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t("accept.hidden")}</span>
    </span>
  );
}
