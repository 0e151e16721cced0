import { useTranslation } from "react-i18next";
import type { ReadTask } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

/** A deadline as understood: the kind in words, and the day it comes to. */
export function ReadDeadline({ deadline }: { deadline: ReadTask["deadline"] }) {
  const { t } = useTranslation();
  const { kind, due_date: due, start_date: start, qualifier } = deadline;
  if (!due) return <span>{t(`deadline.${kind}`)}</span>;
  const date = showDate(due);
  const words =
    qualifier === "BEFORE"
      ? t("deadline.before", { date })
      : qualifier === "NOT_LATER_THAN"
        ? t("deadline.notLater", { date })
        : start
          ? t("deadline.range", { from: showDate(start), date })
          : kind === "DATE"
            ? date
            : t("deadline.until", { date });
  return (
    <span>
      <time dateTime={due}>{words}</time>
      {kind !== "DATE" && kind !== "RANGE" && <span className="dim"> · {t(`deadline.${kind}`)}</span>}
    </span>
  );
}
