import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAreas } from "@/shared/areas/areas";
import { useLive } from "@/shared/live/LiveProvider";
import { TimelinessBadge } from "@/shared/ui/badges";
import { dayOf, showDate } from "@/shared/ui/dates";
import { TableBehind } from "@/shared/ui/TableBehind";
import { type Bar, barsOf, grouped, monthsOf, placeOf, restRuns, type Scale, scaleOf } from "./bars";
import { between, restOf } from "./days";
import type { ViewSearch } from "./filter";
import type { Drawn } from "./useTaskBoard";

const BAND = 24; // px that one day takes at most
const WIDE = 1400; // px that a scale aims at

/** When tasks run: read only; from the start or the giving to the due date, with the first one where it moved. */
export function TimelineView({
  drawn,
  search,
  set,
}: {
  drawn: Drawn;
  search: ViewSearch;
  set: (next: ViewSearch) => void;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  const today = dayOf(useLive().now().toISOString());
  const bars = useMemo(() => barsOf(drawn.cards), [drawn.cards]);
  const scale = useMemo(() => scaleOf(bars, today), [bars, today]);
  const rest = useMemo(() => restRuns(scale, restOf(drawn.calendar ?? { off: [], on: [] })), [scale, drawn]);
  const day = Math.min(BAND, Math.max(3, Math.round(WIDE / scale.days)));
  const scroller = useRef<HTMLDivElement>(null);
  const now = between(scale.from, today);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const wish = Math.max(0, now - box.clientWidth / 3 / day);
    const months = monthsOf(scale).map(({ first }) => between(scale.from, first));
    // Begun with a whole month, whose name can be read.
    box.scrollLeft = Math.min(months.find((at) => at >= wish) ?? wish, now) * day;
  }, [now, day, scale]);
  const byUnit = search.by === "unit";
  const name = (group: string) => (byUnit ? group : group ? areas.full(group) : t("views.noArea"));
  const groups = grouped(
    bars,
    ({ card }) => (byUnit ? card.unit.short : (card.area ?? "")),
    byUnit ? [] : areas.order,
  );
  const undated = drawn.cards.length - bars.length;
  const px = { width: scale.days * day };
  return (
    <div className="stack-tight">
      <div className="filter-row">
        <fieldset className="chips" aria-label={t("views.groupBy")}>
          {([undefined, "unit"] as const).map((by) => (
            <button
              key={by ?? "area"}
              type="button"
              className={search.by === by ? "chip chip-on" : "chip"}
              aria-pressed={search.by === by}
              onClick={() => set({ by })}
            >
              {t(by ? "views.byUnit" : "views.byArea")}
            </button>
          ))}
        </fieldset>
        <Legend />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="bars" ref={scroller} tabIndex={0} aria-label={t("views.view.timeline")}>
        <div className="bars-in">
          <div className="bars-head" aria-hidden>
            <span className="bars-name" />
            <span className="bars-track" style={px}>
              {monthsOf(scale).map((month) => (
                <span key={month.first} className="bars-month" style={{ width: month.days * day }}>
                  {month.first.slice(5, 7)}/{month.first.slice(0, 4)}
                </span>
              ))}
            </span>
          </div>
          <div className="bars-ground" style={px} aria-hidden>
            {rest.map((run) => (
              <i key={run.at} style={{ left: run.at * day, width: run.days * day }} />
            ))}
            <b style={{ left: now * day + day / 2 }} title={`${t("views.today")} ${showDate(today)}`} />
          </div>
          {groups.map(([group, own]) => (
            <section key={group} aria-label={name(group)}>
              <h2 className="bars-group">
                <span>
                  {name(group)} <span className="dim">{own.length}</span>
                </span>
              </h2>
              <ul>
                {own.map((bar) => (
                  <Row key={bar.card.id} bar={bar} scale={scale} day={day} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      <TableBehind
        words
        title={t("views.view.timeline")}
        first={t("plans.task")}
        heads={[
          t("unitFigures.unit"),
          t("views.starts"),
          t("plans.due"),
          t("views.first"),
          t("plans.timeliness"),
        ]}
        rows={groups
          .flatMap(([, own]) => own)
          .map(({ card, from, to, first }) => ({
            key: card.id,
            name: (
              <Link to="/tasks/$taskId" params={{ taskId: card.id }} className="link">
                {card.title}
              </Link>
            ),
            cells: [
              card.unit.short,
              showDate(from),
              showDate(to),
              showDate(first ?? to),
              <TimelinessBadge key="is" value={card.timeliness} kind={card.deadline} state={card.state} />,
            ],
          }))}
      />
      {undated > 0 && <p className="dim small">{t("views.undated", { count: undated })}</p>}
    </div>
  );
}

function Row({ bar, scale, day }: { bar: Bar; scale: Scale; day: number }) {
  const { t } = useTranslation();
  const { card } = bar;
  const place = placeOf(bar, scale);
  const first = bar.first && between(scale.from, bar.first);
  const dates = t("views.runs", { from: showDate(bar.from), to: showDate(bar.to) });
  const moved = bar.first ? ` · ${t("views.firstDue", { date: showDate(bar.first) })}` : "";
  const late = card.timeliness.class === "OVERDUE" || card.timeliness.class === "LATE";
  const tone = late ? "red" : card.timeliness.class === "DUE_SOON" ? "amber" : "indigo";
  const look = card.state === "COMPLETED" ? (late ? "amber" : "green") : tone;
  return (
    <li className="bars-row">
      <div className="bars-name">
        <Link to="/tasks/$taskId" params={{ taskId: card.id }} className="bars-title" title={card.title}>
          {card.title}
        </Link>
        <span className="bars-badge">
          <TimelinessBadge value={card.timeliness} kind={card.deadline} state={card.state} />
        </span>
      </div>
      <div className="bars-track" style={{ width: scale.days * day }} title={`${dates}${moved}`}>
        <span className="visually-hidden">
          {dates}
          {moved}
        </span>
        {place && (
          <i
            className={`bars-bar tone-${look} ${card.state === "COMPLETED" ? "bars-done" : ""}`}
            style={{ left: place.at * day, width: Math.max(6, place.days * day) }}
            aria-hidden
          />
        )}
        {typeof first === "number" && first >= 0 && first < scale.days && (
          <i className="bars-first" style={{ left: first * day + day / 2 }} aria-hidden />
        )}
      </div>
    </li>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <p className="dim small bars-legend">
      <span>
        <i className="bars-key bars-key-open" aria-hidden /> {t("views.keyOpen")}
      </span>
      <span>
        <i className="bars-key bars-key-done" aria-hidden /> {t("views.keyDone")}
      </span>
      <span>
        <i className="bars-first" aria-hidden /> {t("views.keyFirst")}
      </span>
      <span>
        <i className="bars-key bars-key-rest" aria-hidden /> {t("views.keyRest")}
      </span>
    </p>
  );
}
