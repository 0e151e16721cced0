import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { arisenQuery } from "@/shared/api/planQueries";
import type { Plan } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Failed } from "@/shared/ui/states";
import { useEdits } from "./useEdits";

/** Tasks that came without a plan: each can become a line of this one. Nothing is shown when there are none. */
export function Arisen({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { save, busy } = useEdits(plan);
  const tasks = useQuery(arisenQuery(plan.id));
  if (tasks.error) return <Failed error={tasks.error} retry={() => void tasks.refetch()} />;
  if (!tasks.data?.items.length) return null;
  return (
    <section className="panel stack" aria-label={t("editing.arisen")}>
      <div>
        <h2>{t("editing.arisen")}</h2>
        <p className="dim small">{t("editing.arisenHelp")}</p>
      </div>
      <ul className="plain-list arisen">
        {tasks.data.items.map((task) => (
          <li key={task.id}>
            <div className="grow">
              <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="outline-title">
                {task.title}
              </Link>
              <p className="dim small">
                {task.lead_name}
                {task.due_on && ` · ${showDate(task.due_on)}`}
              </p>
            </div>
            <Button
              variant="default"
              disabled={busy}
              onClick={() =>
                save({
                  title: task.title,
                  product: task.product,
                  lead: task.lead,
                  ...(task.due_on ? { deadline: showDate(task.due_on) } : {}),
                  ...(task.area ? { area: task.area } : {}),
                  adopts: task.id,
                })
              }
            >
              {t("editing.adopt")}
              <span className="visually-hidden">: {task.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
