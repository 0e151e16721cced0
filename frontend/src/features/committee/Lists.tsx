import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Committee } from "@/shared/api/committeeQueries";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** Orders to many near their date, with how many units have answered. */
export function Orders({ committee }: { committee: Committee }) {
  const { t } = useTranslation();
  const title = t("committee.list.orders");
  return (
    <Panel
      id="orders"
      title={title}
      aside={committee.orders.length > 0 && <b className="num">{committee.orders.length}</b>}
    >
      {!committee.orders.length && <p className="dim">{t("committee.none.orders")}</p>}
      {committee.orders.length > 0 && (
        <table className="outline committee-table">
          <thead>
            <tr>
              <th scope="col">{t("committee.order")}</th>
              <th scope="col">{t("committee.due")}</th>
              <th scope="col" className="number">
                {t("committee.answered")}
              </th>
              <th scope="col" className="number">
                {t("committee.overdue")}
              </th>
            </tr>
          </thead>
          <tbody>
            {committee.orders.map((order) => (
              <tr key={order.id}>
                <th scope="row">
                  <Link
                    to="/orders/$orderId"
                    params={{ orderId: order.id }}
                    search={{}}
                    className="outline-title"
                  >
                    {order.title}
                  </Link>
                </th>
                <td data-label={t("committee.due")} className="nowrap num">
                  {showDate(order.due_on)}
                </td>
                <td data-label={t("committee.answered")} className="number">
                  {order.answered}/{order.units}
                  <span className="committee-bar" aria-hidden>
                    <i style={{ width: `${(100 * order.answered) / order.units}%` }} />
                  </span>
                </td>
                <td data-label={t("committee.overdue")} className="number">
                  {order.overdue > 0 ? (
                    <Link
                      to="/orders/$orderId"
                      params={{ orderId: order.id }}
                      search={{ stage: "LATE" }}
                      className="link figure-link"
                    >
                      {order.overdue}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** Tickets of bodies below, the longest over their date first. */
export function Tickets({
  id,
  title,
  none,
  rows,
}: {
  id: string;
  title: string;
  none: string;
  rows: Committee["long"];
}) {
  const { t } = useTranslation();
  return (
    <Panel id={id} title={title} aside={rows.length > 0 && <b className="num">{rows.length}</b>}>
      {!rows.length && <p className="dim">{none}</p>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className="committee-scroll" aria-label={title} tabIndex={0}>
          <table className="outline committee-table">
            <thead>
              <tr>
                <th scope="col">{t("committee.finding")}</th>
                <th scope="col">{t("committee.unit")}</th>
                <th scope="col">{t("committee.due")}</th>
                <th scope="col" className="number">
                  {t("committee.days")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link
                      to="/tickets/$ticketId"
                      params={{ ticketId: row.id }}
                      className="outline-title clamp-2"
                    >
                      {row.text}
                    </Link>
                    <p className="dim small">{row.code}</p>
                  </th>
                  <td data-label={t("committee.unit")}>{row.body.short_name}</td>
                  <td data-label={t("committee.due")} className="nowrap num">
                    {showDate(row.due.on)}
                  </td>
                  <td data-label={t("committee.days")} className="number">
                    {row.timeliness.class === "OVERDUE" ? row.timeliness.days : "–"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}
