import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** What was in the way, who was asked, and what came of it, oldest first. */
export function Obstacles({ said }: { said: Task["obstacles"] }) {
  const { t } = useTranslation();
  if (!said.length) return null;
  return (
    <Panel title={t("obstacle.title")}>
      <ul className="plain-list stack-tight small">
        {said.map((one) => (
          <li key={one.id}>
            <p>
              {t("obstacle.line", {
                name: one.by.full_name,
                date: showDate(one.at),
                unit: one.unit.short_name,
              })}
            </p>
            <p className="dim">“{one.text}”</p>
            <p>
              <b>
                {one.state === "OPEN"
                  ? t("obstacle.waits", { date: showDate(one.answer_by) })
                  : one.state === "OVER"
                    ? t("obstacle.over", { date: showDate(one.ended_at) })
                    : t("obstacle.answered", {
                        name: one.ended_by?.full_name ?? one.unit.short_name,
                        date: showDate(one.ended_at),
                      })}
              </b>
            </p>
            {one.answer && <p className="dim">“{one.answer}”</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
