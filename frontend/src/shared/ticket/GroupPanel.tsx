import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Batch, Ticket, TicketRelations } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { why } from "@/shared/live/said";
import { Panel } from "@/shared/ui/Page";
import { TicketLine } from "./TicketLine";

/** The others of one matter; those that wait together are accepted together. */
export function GroupPanel({
  ticket,
  group,
}: {
  ticket: Ticket;
  group: NonNullable<TicketRelations["group"]>;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const accept = useAct<Batch>(() => {
    for (const key of ["ticket", "board", "report", "work"])
      void queries.invalidateQueries({ queryKey: [key] });
  });
  const own = ticket.transitions.some((one) => one.name === "accept" && one.enabled);
  const waiting = [...(own ? [ticket] : []), ...group.tickets.filter((one) => one.may_accept)];
  const refused = accept.data?.answer.refused ?? [];
  return (
    <Panel title={t("relation.group", { name: group.name })}>
      <ul className="list">
        {group.tickets.map((one) => (
          <TicketLine key={one.id} ticket={one} />
        ))}
      </ul>
      {(accept.problem || refused.length > 0) && (
        <p className="choice-wrong" role="alert">
          {(accept.problem ? [accept.problem] : refused).map((one) => why(one, t)).join(" ")}
        </p>
      )}
      {waiting.length > 1 && (
        <Button
          className="self-start"
          loading={accept.isPending}
          onClick={() =>
            accept.mutate({
              path: "tickets/transitions/accept",
              body: { items: waiting.map(({ id, version }) => ({ id, if_match: `"v${version}"` })) },
            })
          }
        >
          {t("relation.acceptGroup", { count: waiting.length })}
        </Button>
      )}
    </Panel>
  );
}
