import { Button, Modal } from "@mantine/core";
import { IconGauge, IconLink, IconListCheck, IconSearch, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { relationsQuery } from "@/shared/api/lifeQueries";
import type { Ticket, TicketLink, TicketRelations } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Panel } from "@/shared/ui/Page";
import { Failed } from "@/shared/ui/states";
import { GroupPanel } from "./GroupPanel";
import { LinkForm, MakeTaskForm } from "./LinkForms";

const ICONS = { TASK: IconListCheck, CRITERION: IconGauge, FINDING: IconSearch };

/** What it hangs together with: its group, tasks, criteria, earlier findings. */
export function Relations({ ticket }: { ticket: Ticket }) {
  const found = useQuery(relationsQuery(ticket.id));
  if (found.error && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  return (
    <>
      {found.data.group && <GroupPanel ticket={ticket} group={found.data.group} />}
      {(found.data.links.length > 0 || found.data.may_link) && <Links ticket={ticket} found={found.data} />}
    </>
  );
}

function Links({ ticket, found }: { ticket: Ticket; found: TicketRelations }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<"link" | "task" | null>(null);
  const close = () => ask(null);
  return (
    <Panel title={t("relation.title")}>
      {found.links.length ? (
        <ul className="list">
          {found.links.map((one) => (
            <One key={one.id} ticket={ticket} link={one} />
          ))}
        </ul>
      ) : (
        <p className="dim">{t("relation.none")}</p>
      )}
      {found.may_link && (
        <div className="acts">
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => ask("link")}
          >
            {t("relation.add")}
          </Button>
          <Button variant="default" onClick={() => ask("task")}>
            {t("relation.makeTask")}
          </Button>
        </div>
      )}
      <Modal
        opened={asked !== null}
        onClose={close}
        title={t(asked === "task" ? "relation.newTask" : "relation.add")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked === "link" && <LinkForm ticket={ticket} onDone={close} />}
        {asked === "task" && <MakeTaskForm ticket={ticket} onDone={close} />}
      </Modal>
    </Panel>
  );
}

function One({ ticket, link }: { ticket: Ticket; link: TicketLink }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const remove = useAct<TicketRelations>((answer) => {
    queries.setQueryData(["ticket", ticket.id, "links"], answer);
    void queries.invalidateQueries({ queryKey: ["ticket", ticket.id], exact: true });
  });
  const Glyph = ICONS[link.kind];
  return (
    <li className="item item-row">
      <Glyph size={16} stroke={1.75} aria-hidden className="relation-icon" />
      <div className="grow">
        <p>
          <End link={link} />
        </p>
        <p className="item-facts">
          <span>{t(`relation.kinds.${link.kind}`)}</span>
          {link.made && <span>{t("relation.made")}</span>}
        </p>
        {remove.problem && (
          <p className="choice-wrong" role="alert">
            {remove.problem.message}
          </p>
        )}
      </div>
      {link.may_remove && (
        <button
          type="button"
          className="icon-button"
          aria-label={t("relation.remove")}
          title={t("relation.remove")}
          disabled={remove.isPending}
          onClick={() => remove.mutate({ path: `tickets/${ticket.id}/links/${link.id}/removal`, body: {} })}
        >
          <IconX size={16} stroke={1.75} aria-hidden />
        </button>
      )}
    </li>
  );
}

function End({ link }: { link: TicketLink }) {
  const { task, finding } = link;
  if (task)
    return (
      <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="item-title">
        {task.title} <span className="dim">· {task.lead.short_name}</span>
      </Link>
    );
  if (finding?.ticket)
    return (
      <Link to="/tickets/$ticketId" params={{ ticketId: finding.ticket }} className="item-title">
        {finding.code} {finding.text}
      </Link>
    );
  if (finding)
    return (
      <Link
        to="/inspections/$inspectionId"
        params={{ inspectionId: finding.inspection }}
        search={{}}
        className="item-title"
      >
        {finding.code} {finding.text}
      </Link>
    );
  return (
    <>
      <b>{link.criterion}</b> {link.criterion_name}
    </>
  );
}
