import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

/** Who gave it, where it was said, and who wrote it down. */
export function GivenBy({ task }: { task: Task }) {
  const { t } = useTranslation();
  const giver = task.given_by?.full_name ?? task.giver_body.short_name;
  const { entered } = task;
  const live = !["COMPLETED", "CANCELLED", "VOIDED"].includes(task.state);
  return (
    <>
      <p>
        {[
          entered ? t("giving.enteredBy", { giver, name: entered.by.full_name }) : giver,
          task.said_at && t("giving.saidAt", { place: task.said_at }),
          showDate(task.given_at),
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      {entered && live && task.server_now.slice(0, 10) <= entered.until && (
        <p className="dim small">{t("giving.until", { date: showDate(entered.until) })}</p>
      )}
    </>
  );
}
