import { Drawer } from "@mantine/core";
import { IconArrowsDiagonal, IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ticketQuery } from "@/shared/api/inspectionQueries";
import type { Ticket } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { useLooking } from "@/shared/live/presence";
import { TicketBadges, TicketCore } from "@/shared/ticket/TicketCore";
import { TicketFacts } from "@/shared/ticket/TicketFacts";
import { useSeen } from "@/shared/ticket/useSeen";
import { Acts } from "@/shared/transitions/Acts";
import { useInForce } from "@/shared/ui/keysInForce";
import { Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { Severity } from "@/shared/ui/Severity";
import { singleKeys } from "@/shared/ui/singleKeys";
import { Failed, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import type { TicketCard } from "./read";

const STEPS: Partial<Record<string, 1 | -1>> = { j: 1, k: -1 };

/** One item beside the board: everything needed to decide it; J and K walk its column. */
export function TicketDrawer({
  id,
  cards,
  choose,
}: {
  id: string | undefined;
  cards: TicketCard[];
  choose: (id: string | undefined) => void;
}) {
  useLooking(id && `ticket:${id}`);
  useInForce(id !== undefined && "keys.leaf");
  const last = useRef(id);
  if (id) last.current = id; // what is sliding away still shows itself
  const column = cards.filter((card) => card.state === cards.find((one) => one.id === id)?.state);
  const at = column.findIndex((card) => card.id === id);
  const dialog = useRef<HTMLDivElement>(null);
  const go = (by: 1 | -1) => {
    const next = column[at + by];
    if (!next) return;
    choose(next.id);
    dialog.current?.focus(); // what bore the focus goes with the item that leaves
  };
  const walk = useRef(go);
  walk.current = go;
  // The dialog's own part hands no key on to us.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const at = event.target as HTMLElement;
      if (!step || event.ctrlKey || event.metaKey || event.altKey || !singleKeys()) return;
      if (dialog.current?.contains(at) && !at.closest("input, textarea, select")) walk.current(step);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <Drawer.Root
      opened={id !== undefined}
      onClose={() => choose(undefined)}
      position="right"
      size={600}
      classNames={{ content: "drawer" }}
    >
      <Drawer.Overlay />
      <Drawer.Content ref={dialog} data-in-address>
        {last.current && (
          <Content
            key={last.current}
            id={last.current}
            at={at}
            of={column.length}
            go={go}
            onClose={() => choose(undefined)}
          />
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Content({
  id,
  at,
  of,
  go,
  onClose,
}: {
  id: string;
  at: number;
  of: number;
  go: (by: 1 | -1) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const ticket = useQuery(ticketQuery(id));
  useSeen(ticket.data?.id);
  const step = (by: 1 | -1, label: string, Glyph: typeof IconX) => (
    <button
      type="button"
      className="icon-button"
      onClick={() => go(by)}
      disabled={at + by < 0 || at + by >= of || at < 0}
      aria-label={label}
      title={label}
    >
      <Glyph size={16} stroke={1.75} aria-hidden />
    </button>
  );
  return (
    <>
      <div className="drawer-head">
        <b>{ticket.data?.code}</b>
        <span className="grow" />
        {step(-1, t("ticket.previous"), IconChevronUp)}
        {step(1, t("ticket.next"), IconChevronDown)}
        <Link
          to="/tickets/$ticketId"
          params={{ ticketId: id }}
          className="icon-button"
          aria-label={t("work.openPage")}
          title={t("work.openPage")}
        >
          <IconArrowsDiagonal size={16} stroke={1.75} aria-hidden />
        </Link>
        <button
          type="button"
          className="icon-button"
          onClick={onClose}
          aria-label={t("app.close")}
          title={t("app.close")}
        >
          <IconX size={16} stroke={1.75} aria-hidden />
        </button>
      </div>
      <div className="drawer-body">
        {ticket.isPending && <Loading rows={5} height={72} />}
        {ticket.error && !ticket.data && <Failed error={ticket.error} retry={() => void ticket.refetch()} />}
        {ticket.data && <Told key={id} ticket={ticket.data} />}
      </div>
      {ticket.data?.transitions.some((one) => one.enabled) && (
        <div className="drawer-foot">
          <Acts
            key={id}
            transitions={ticket.data.transitions}
            subject={{ type: "ticket", id }}
            title={`${ticket.data.code}: ${ticket.data.text}`}
          />
        </div>
      )}
    </>
  );
}

function Told({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const events = useEvents(`ticket:${ticket.id}`);
  return (
    <>
      <TicketBadges ticket={ticket} />
      <Drawer.Title className="drawer-title">{ticket.text}</Drawer.Title>
      <p className="ticket-line">
        <Severity degree={ticket.severity} />
        <span>{ticket.unit.short_name}</span>
        <span>
          <AreaName code={ticket.area} />
        </span>
      </p>
      <TicketCore ticket={ticket} acts={false} />
      <TicketFacts ticket={ticket} />
      <Panel title={t("task.history")}>
        <Pages events={events} />
      </Panel>
    </>
  );
}
