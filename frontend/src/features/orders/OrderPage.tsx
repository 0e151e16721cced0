import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { act } from "@/shared/api/client";
import { orderQuery } from "@/shared/api/orderQueries";
import type { OrderPage as Order } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { OverdueBadge } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { useEvents } from "@/shared/ui/useEvents";
import { usePhone } from "@/shared/ui/usePhone";
import { OrderActs } from "./acts/OrderActs";
import { Matrix } from "./Matrix";
import { StageBar } from "./StageBar";

/** An order to many: who has it where, what their figures come to, and what the giver does about it. */
export function OrderPage() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { orderId } = useParams({ from: "/shell/orders/$orderId" });
  const order = useQuery(orderQuery(orderId));
  useAsOf(order.data?.as_of);
  const events = useEvents(`order:${orderId}`);
  const entered = order.data?.entered !== null && order.data?.id;
  useEffect(() => {
    if (entered) void act({ path: `orders/${entered}/seen`, body: {}, key: uuid7() }).catch(() => undefined);
  }, [entered]);
  if (order.isPending)
    return (
      <div className="page">
        <Loading rows={6} height={64} />
      </div>
    );
  if (!order.data) return <FailedPage error={order.error} retry={() => void order.refetch()} />;
  const { counts } = order.data;
  return (
    <div className="page stack order-page">
      <Crumbs title={order.data.title} back={{ to: "/orders", search: {} }}>
        <Link to="/orders" search={{}} className="desk">
          {t("orders.title")}
        </Link>
        <b className="ellipsis">{order.data.source?.number ?? t("order.one")}</b>
      </Crumbs>
      <div className="stack-tight">
        <p className="badges">
          <b>{t("orders.sentOf", { sent: counts.sent + counts.done, units: counts.units })}</b>
          <OverdueBadge count={counts.late} said={t("orders.late", { count: counts.late })} />
        </p>
        <h1>{order.data.title}</h1>
        {!phone && <Facts order={order.data} />}
      </div>
      <div className="order-progress">
        <StageBar counts={counts} />
      </div>
      <OrderActs order={order.data} />
      {phone && <Facts order={order.data} />}
      <Matrix order={order.data} />
      <p className="dim small">{t("order.asOf", { at: showMoment(order.data.as_of) })}</p>
      <div className="no-print">
        <Panel title={t("order.history")}>
          <Pages events={events} />
        </Panel>
      </div>
    </div>
  );
}

/** Who gave it, where it was said, and who wrote it down. */
function givenBy(order: Order, t: TFunction): string {
  const name = order.given_by?.full_name ?? "";
  if (!order.entered) return t("order.given", { name, date: showDate(order.given_at) });
  return [
    t("giving.enteredBy", { giver: name, name: order.entered.by.full_name }),
    order.said_at && t("giving.saidAt", { place: order.said_at }),
    showDate(order.given_at),
  ]
    .filter(Boolean)
    .join(", ");
}

function Facts({ order }: { order: Order }) {
  const { t } = useTranslation();
  const moved = order.due_on !== order.first_due_on && order.first_due_on;
  return (
    <>
      <p className="item-facts order-facts">
        {order.line && (
          <Link className="link" to="/plans/$planId" params={{ planId: order.line.plan_id }} search={{}}>
            {t("order.byPlan", { no: order.line.no, number: order.line.plan_number })}
          </Link>
        )}
        {order.source &&
          (order.source.id ? (
            <Link
              className="link"
              to="/documents/$documentId"
              params={{ documentId: order.source.id }}
              search={{}}
            >
              {order.source.number}
            </Link>
          ) : (
            <span>{order.source.number}</span>
          ))}
        {order.source?.clause && <span>{order.source.clause}</span>}
        <span>
          {order.due_on ? t("order.due", { date: showDate(order.due_on) }) : t("order.noDue")}
          {moved && ` (${t("order.firstDue", { date: showDate(moved) })})`}
        </span>
        {order.product && <span>{order.product}</span>}
        {order.given_by && <span>{givenBy(order, t)}</span>}
      </p>
      {order.entered && order.may.disown && (
        <p className="dim small">{t("giving.until", { date: showDate(order.entered.until) })}</p>
      )}
    </>
  );
}
