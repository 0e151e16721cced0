import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { taskTicketsQuery } from "@/shared/api/lifeQueries";
import { TicketLine } from "@/shared/ticket/TicketLine";
import { Panel } from "@/shared/ui/Page";

/** What was found on inspections and is tied to this task, to whoever reads both. */
export function TaskTickets({ task }: { task: string }) {
  const { t } = useTranslation();
  const found = useQuery(taskTicketsQuery(task)).data?.items ?? [];
  if (!found.length) return null;
  return (
    <Panel title={t("relation.taskTickets")}>
      <ul className="list">
        {found.map((one) => (
          <TicketLine key={one.id} ticket={one} />
        ))}
      </ul>
    </Panel>
  );
}
