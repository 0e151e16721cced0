import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ordersQuery } from "@/shared/api/orderQueries";
import type { OrderRow } from "@/shared/api/types";
import { OverdueBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { ListCount } from "@/shared/ui/ListCount";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { StageBar } from "./StageBar";

/** Orders to many of the reader's body, those under way first of all. */
export function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/orders" });
  const all = useSearch({ from: "/shell/orders" }).all === "true";
  const orders = useInfiniteQuery(ordersQuery(!all));
  const rows = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = orders.data?.pages ?? [];
  const give = first?.may_give && (
    <Link to="/orders/new" className="button-link button-primary">
      {t("orders.give")}
    </Link>
  );
  const nothing = orders.data && !rows.length;
  return (
    <div className="page stack">
      <Crumbs title={t("orders.title")}>
        <b>{t("orders.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("orders.title")}</h1>
          <p className="dim">{t("orders.lead")}</p>
        </div>
        {!nothing && give}
      </div>
      <div className="filter-row">
        <div className="chips">
          {[false, true].map((every) => (
            <button
              key={String(every)}
              type="button"
              className={every === all ? "chip chip-on" : "chip"}
              aria-pressed={every === all}
              onClick={() => void navigate({ search: { all: every ? "true" : undefined }, replace: true })}
            >
              {t(every ? "orders.all" : "orders.running")}
            </button>
          ))}
        </div>
        <ListCount said={first && t("orders.count", { count: first.count })} />
      </div>
      {orders.isPending && <Loading rows={4} height={72} />}
      {orders.error && !orders.data && <Failed error={orders.error} retry={() => void orders.refetch()} />}
      {nothing && (
        <Empty
          title={t(all ? "orders.empty" : "orders.emptyRunning")}
          help={t("orders.emptyHelp")}
          action={give}
        />
      )}
      {rows.length > 0 && (
        <ul className="list">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <Button
          variant="default"
          className="self-start"
          loading={orders.isFetchingNextPage}
          onClick={() => void orders.fetchNextPage()}
        >
          {t("orders.more")}
        </Button>
      )}
    </div>
  );
}

function Row({ row }: { row: OrderRow }) {
  const { t } = useTranslation();
  const { counts } = row;
  return (
    <li className="item plan-item">
      <div className="grow">
        <Link className="item-title clamp-2" to="/orders/$orderId" params={{ orderId: row.id }} search={{}}>
          {row.title}
        </Link>
        <p className="item-facts">
          {row.document && <b>{row.document}</b>}
          <span>{row.due_on ? t("order.due", { date: showDate(row.due_on) }) : t("order.noDue")}</span>
          {row.figures > 0 && <span>{t("orders.collects", { count: row.figures })}</span>}
          {counts.unseen > 0 && <span>{t("orders.unseen", { count: counts.unseen })}</span>}
          {counts.late > 0 && (
            <Link
              to="/orders/$orderId"
              params={{ orderId: row.id }}
              search={{ stage: "LATE" as const }}
              className="link-badge"
            >
              <OverdueBadge count={counts.late} said={t("orders.late", { count: counts.late })} />
            </Link>
          )}
        </p>
      </div>
      <div className="order-share">
        <p className="dim small">
          {t("orders.sentOf", { sent: counts.sent + counts.done, units: counts.units })}
        </p>
        <StageBar counts={counts} />
      </div>
    </li>
  );
}
