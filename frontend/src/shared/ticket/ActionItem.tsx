import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconDots,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ticket, TicketAction, TicketActions } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import type { Asked } from "./Actions";
import { useActions } from "./useActions";

/** One thing to be done: ticked off by who does it, changed and moved by who keeps the list. */
export function ActionItem({
  ticket,
  action,
  place,
  of,
  ask,
}: {
  ticket: Ticket;
  action: TicketAction;
  place: number;
  of: TicketActions;
  ask: (asked: Asked) => void;
}) {
  const { t } = useTranslation();
  const act = useActions(ticket.id);
  const path = `tickets/${ticket.id}/actions/${action.id}`;
  const ifMatch = `"v${action.version}"`;
  const done = action.done_on !== null;
  const tick = t("action.of", { what: t(done ? "action.reopen" : "action.finish"), text: action.text });
  const move = (to: number) =>
    act.mutate({
      method: "PUT",
      path,
      ifMatch,
      body: {
        text: action.text,
        unit: action.unit.id,
        officer: action.officer?.id ?? null,
        due_on: action.due_on,
        position: to,
      },
    });
  return (
    <li className="item item-row">
      <button
        type="button"
        className={done ? "action-tick action-done" : "action-tick"}
        disabled={!action.may_finish || act.isPending}
        aria-label={tick}
        title={tick}
        aria-pressed={done}
        onClick={() =>
          done
            ? act.mutate({ path: `${path}/done`, body: { done: false }, ifMatch })
            : ask({ what: "finish", action })
        }
      >
        {done ? <IconCircleCheckFilled size={20} /> : <IconCircleDashed size={20} stroke={1.75} />}
      </button>
      <div className="grow">
        <p className={done ? "dim" : "strong"}>{action.text}</p>
        <p className="item-facts">
          <span>{action.officer?.full_name ?? action.unit.short_name}</span>
          {done ? (
            <span>
              {t("action.doneBy", { name: action.done_by?.full_name ?? "", date: showDate(action.done_on) })}
            </span>
          ) : (
            <span className={action.overdue ? "action-late" : undefined}>
              {t("work.due", { date: showDate(action.due_on) })}
              {action.overdue && ` (${t("action.overdue")})`}
            </span>
          )}
        </p>
        {action.result && <p className="small">{action.result}</p>}
        {act.problem && (
          <p className="choice-wrong" role="alert">
            {act.problem.message}
          </p>
        )}
      </div>
      {of.may_change && !done && (
        <Menu position="bottom-end">
          <Menu.Target>
            <button
              type="button"
              className="icon-button"
              aria-label={t("action.of", { what: t("nav.more"), text: action.text })}
            >
              <IconDots size={16} stroke={1.75} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => ask({ what: "change", action })}
            >
              {t("action.change")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowUp size={16} aria-hidden />}
              disabled={place === 0}
              onClick={() => move(place)}
            >
              {t("action.up")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={16} aria-hidden />}
              disabled={place === of.items.length - 1}
              onClick={() => move(place + 2)}
            >
              {t("action.down")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => act.mutate({ path: `${path}/removal`, body: {}, ifMatch })}
            >
              {t("action.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
