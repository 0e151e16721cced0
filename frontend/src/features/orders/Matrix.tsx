import { Checkbox, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconSearch } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderFigure, OrderPage, OrderUnit } from "@/shared/api/types";
import { showFigure } from "@/shared/figures/read";
import { inWords } from "@/shared/task/FiguresPanel";
import { Badge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { holds } from "@/shared/ui/plain";
import { Empty } from "@/shared/ui/states";
import { Picked } from "./acts/Picked";
import { countOf, LOOKS, late, live, type Narrowed, STAGES } from "./stages";

/** Units × where they are, narrowed by the address, with the figures of those that have sent, and what they come to. */
export function Matrix({ order }: { order: OrderPage }) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/orders/$orderId" });
  const navigate = useNavigate({ from: "/orders/$orderId" });
  const [picked, pick] = useState<string[]>([]);
  const set = (next: { stage?: Narrowed; q?: string }) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  const rows = order.units.filter(
    (row) =>
      (!search.stage || (search.stage === "LATE" ? late(row) : row.stage === search.stage)) &&
      (!search.q || holds(row.unit.name, search.q)),
  );
  const choosing = order.may.follow;
  const chosen = order.units.filter((row) => live(row) && picked.includes(row.id));
  const offered = rows.filter(live);
  return (
    <>
      <Filters order={order} stage={search.stage} q={search.q ?? ""} set={set} />
      {!rows.length && <Empty title={t("order.emptyFiltered")} />}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className="table-wrap order-wrap" aria-label={t("order.units")} tabIndex={0}>
          <table className="outline order-matrix">
            <caption className="visually-hidden">
              {t("order.matrixOf", { count: order.counts.units })}
            </caption>
            <thead>
              <tr>
                {choosing && (
                  <th scope="col" className="order-pick no-print">
                    <Checkbox
                      aria-label={t("order.pickAll")}
                      checked={offered.length > 0 && offered.every((row) => picked.includes(row.id))}
                      disabled={!offered.length}
                      onChange={(event) =>
                        pick(event.currentTarget.checked ? offered.map((row) => row.id) : [])
                      }
                    />
                  </th>
                )}
                <th scope="col" className="order-unit">
                  {t("order.unit")}
                </th>
                <th scope="col">{t("order.stage")}</th>
                <th scope="col">{t("order.date")}</th>
                <th scope="col">{t("order.timeliness")}</th>
                <th scope="col">{t("order.sentOn")}</th>
                {order.figures.map((figure) => (
                  <th key={figure.key} scope="col" className={counted(figure) ? "number" : ""}>
                    {figure.name}
                    {figure.unit && <span className="dim"> ({figure.unit})</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  order={order}
                  picked={picked.includes(row.id)}
                  onPick={(on) =>
                    pick((kept) => (on ? [...kept, row.id] : kept.filter((id) => id !== row.id)))
                  }
                />
              ))}
            </tbody>
            {order.figures.length > 0 && <Totals order={order} />}
          </table>
        </section>
      )}
      {chosen.length > 0 && <Picked order={order} rows={chosen} onDone={() => pick([])} />}
    </>
  );
}

/** `13/08`: the year stands in the date itself. */
const brief = (value: string | null): string => showDate(value).slice(0, 5);
const counted = ({ kind }: OrderFigure): boolean => kind === "NUMBER" || kind === "PERCENT";

function Filters({
  order,
  stage,
  q,
  set,
}: {
  order: OrderPage;
  stage: Narrowed | undefined;
  q: string;
  set: (next: { stage?: Narrowed; q?: string }) => void;
}) {
  const { t } = useTranslation();
  const offered: Narrowed[] = [...STAGES, "LATE"];
  return (
    <search className="filters">
      <fieldset className="chips chips-small" aria-label={t("order.stage")}>
        <button
          type="button"
          className={stage ? "chip" : "chip chip-on"}
          aria-pressed={!stage}
          onClick={() => set({ stage: undefined })}
        >
          {t("orders.all")} <b>{order.counts.units}</b>
        </button>
        {offered
          .map((one) => [one, countOf(order.counts, one)] as const)
          .filter(([one, count]) => count > 0 || one === stage)
          .map(([one, count]) => (
            <button
              key={one}
              type="button"
              className={one === stage ? "chip chip-on" : "chip"}
              aria-pressed={one === stage}
              onClick={() => set({ stage: one === stage ? undefined : one })}
            >
              {one === "LATE" && <IconAlertTriangle size={14} className="order-late" aria-hidden />}
              {one === "LATE" ? t("order.late") : t(`stage.${one}`)} <b>{count}</b>
            </button>
          ))}
      </fieldset>
      <TextInput
        aria-label={t("order.search")}
        placeholder={t("order.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={(event) => set({ q: event.currentTarget.value || undefined })}
        className="filter"
      />
    </search>
  );
}

function Row({
  row,
  order,
  picked,
  onPick,
}: {
  row: OrderUnit;
  order: OrderPage;
  picked: boolean;
  onPick: (on: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  const [tone, icon] = LOOKS[row.stage];
  const values = new Map(row.figures?.map((one) => [one.key, one.value]));
  const moved = row.first_due_on && row.due_on !== row.first_due_on;
  return (
    <tr className={row.stage === "STOPPED" ? "order-stopped" : ""}>
      {order.may.follow && (
        <td className="order-pick no-print">
          {live(row) && (
            <Checkbox
              aria-label={t("order.pick", { name: row.unit.short_name })}
              checked={picked}
              onChange={(event) => onPick(event.currentTarget.checked)}
            />
          )}
        </td>
      )}
      <td className="order-unit">
        <Link to="/tasks/$taskId" params={{ taskId: row.id }} className="outline-title">
          {row.unit.short_name}
        </Link>
        {row.officer && <p className="dim small">{row.officer.full_name}</p>}
      </td>
      <td data-label={t("order.stage")}>
        <Badge tone={tone} icon={icon} look="plain">
          {t(`stage.${row.stage}`)}
        </Badge>
        {row.seen_at && (
          <p className="dim small nowrap" title={showMoment(row.seen_at)}>
            {t("order.seenAt", { date: brief(row.seen_at) })}
          </p>
        )}
      </td>
      <td data-label={t("order.date")}>
        <span className="nowrap">{showDate(row.due_on)}</span>
        {moved && (
          <p className="dim small nowrap">{t("order.firstDue", { date: brief(row.first_due_on) })}</p>
        )}
      </td>
      <td data-label={t("order.timeliness")}>
        {row.stage === "STOPPED" ? (
          "–"
        ) : (
          <TimelinessBadge value={row.timeliness} kind="DATE" state={row.state} />
        )}
        {row.reminded_at && (
          <p className="dim small nowrap" title={showMoment(row.reminded_at)}>
            {t("order.remindedAt", { date: brief(row.reminded_at) })}
          </p>
        )}
      </td>
      <td data-label={t("order.sentOn")} className={row.sent_on ? "" : "order-none"}>
        {showDate(row.sent_on)}
      </td>
      {order.figures.map((figure) => {
        const value = values.get(figure.key);
        return (
          <td
            key={figure.key}
            data-label={figure.name}
            className={`${counted(figure) ? "number" : "order-words"}${value === undefined ? " order-none" : ""}`}
          >
            {value === undefined
              ? "–"
              : figure.kind === "YES_NO"
                ? inWords(figure, value, i18n.language, t("figures.yes"), t("figures.no"))
                : showFigure(figure.kind, value, i18n.language)}
          </td>
        );
      })}
    </tr>
  );
}

function Totals({ order }: { order: OrderPage }) {
  const { t, i18n } = useTranslation();
  const totals = new Map(order.totals.map((total) => [total.key, total]));
  const said = (figure: OrderFigure): string => {
    const total = totals.get(figure.key);
    const count = total?.answered ?? 0;
    if (!total || !count) return "–";
    if (figure.kind === "TEXT") return t("order.answers", { count });
    if (figure.kind === "YES_NO") return t("order.saidYes", { yes: total.total ?? "0", count });
    const value = showFigure(figure.kind, total.total ?? "", i18n.language);
    if (figure.kind === "PERCENT") return t("order.mean", { value: `${value} %` });
    if (figure.kind === "DATE" && total.last !== total.total) return `${value} – ${showDate(total.last)}`;
    return value;
  };
  return (
    <tfoot>
      <tr>
        {order.may.follow && <td className="order-pick no-print" />}
        <th scope="row" colSpan={5}>
          {t("order.total")}
        </th>
        {order.figures.map((figure) => (
          <td key={figure.key} data-label={figure.name} className={counted(figure) ? "number" : ""}>
            <b>{said(figure)}</b>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
