import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { actionsQuery } from "@/shared/api/lifeQueries";
import type { Ticket, TicketAction, TicketActions } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { Failed } from "@/shared/ui/states";
import { ActionForm, FinishForm } from "./ActionForms";
import { ActionItem } from "./ActionItem";

export type Asked = { what: "add" } | { what: "change" | "finish"; action: TicketAction } | null;

/** What is to be done so that it is remedied, piece by piece; inside the body alone. */
export function Actions({ ticket }: { ticket: Ticket }) {
  const list = useQuery({ ...actionsQuery(ticket.id), enabled: ticket.representation === "inner" });
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data || (!list.data.items.length && !list.data.may_change)) return null;
  return <List ticket={ticket} list={list.data} />;
}

function List({ ticket, list }: { ticket: Ticket; list: TicketActions }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked>(null);
  const share = list.items.length ? (100 * list.done) / list.items.length : 0;
  const done = () => ask(null);
  const title =
    asked?.what === "finish"
      ? "action.finishTitle"
      : asked?.what === "change"
        ? "action.change"
        : "action.add";
  return (
    <Panel
      title={t("action.title")}
      aside={list.items.length > 0 && t("action.progress", { done: list.done, count: list.items.length })}
    >
      {list.items.length > 0 ? (
        <>
          <div className="action-bar" aria-hidden>
            <span style={{ width: `${share}%` }} />
          </div>
          <ol className="list">
            {list.items.map((action, place) => (
              <ActionItem key={action.id} ticket={ticket} action={action} place={place} of={list} ask={ask} />
            ))}
          </ol>
        </>
      ) : (
        <p className="dim">{t("action.none")}</p>
      )}
      {list.may_change && (
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => ask({ what: "add" })}
        >
          {t("action.add")}
        </Button>
      )}
      <p className="dim small">{t("action.inside")}</p>
      <Modal
        opened={asked !== null}
        onClose={done}
        title={t(title)}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked?.what === "finish" && <FinishForm ticket={ticket} action={asked.action} onDone={done} />}
        {asked && asked.what !== "finish" && (
          <ActionForm
            ticket={ticket}
            list={list}
            action={asked.what === "change" ? asked.action : undefined}
            onDone={done}
          />
        )}
      </Modal>
    </Panel>
  );
}
