import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** Who asked for which later date and what was answered, oldest first. `asker`: who stands for a person that is not told. */
export function Extensions({ asked, asker = "" }: { asked: Task["extensions"]; asker?: string }) {
  const { t } = useTranslation();
  if (!asked.length) return null;
  return (
    <Panel title={t("task.extensions")}>
      <ul className="plain-list stack-tight small">
        {asked.map((one) => (
          <li key={one.id}>
            <p>
              {t("task.extensionLine", {
                name: one.by?.full_name ?? asker,
                old: showDate(one.old_due_on),
                asked: showDate(one.asked_due_on),
              })}
            </p>
            <p className="dim">“{one.reason}”</p>
            <p>
              <b>{t(`task.extension.${one.state}`)}</b>
              {one.decided_due_on &&
                ` · ${t("task.extensionDecided", { date: showDate(one.decided_due_on) })}`}
              {one.decided_by && ` · ${one.decided_by.full_name}`}
            </p>
            {one.decision_reason && <p className="dim">“{one.decision_reason}”</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
