import { IconCircleCheck, IconMoon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { calendarQuery } from "@/shared/api/bodyQueries";
import { meQuery } from "@/shared/api/queries";
import type { BodyCalendar } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { Badge } from "@/shared/ui/badges";
import { showDate, weekday } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { OwnDays } from "./OwnDays";

/** The days that are not what their weekday says: of the country, and the body's own. */
export function CalendarPage() {
  const { t } = useTranslation();
  const live = useLive();
  const body = useQuery(meQuery).data?.body?.id;
  const present = live.now().getFullYear();
  const { year = String(present) } = useSearch({ from: "/shell/calendar" });
  const found = useQuery({ ...calendarQuery(body ?? 0, Number(year)), enabled: Boolean(body) });
  return (
    <div className="page stack">
      <Crumbs title={t("calendar.title")}>
        <Link to="/units" className="desk">
          {t("nav.units")}
        </Link>
        <b>{t("calendar.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("calendar.title")}</h1>
        <p className="dim">{t("calendar.lead")}</p>
      </div>
      <nav className="chips" aria-label={t("calendar.year")}>
        {[present, present + 1].map((one) => (
          <Link
            key={one}
            to="/calendar"
            search={{ year: String(one) }}
            className={String(one) === year ? "chip chip-on" : "chip"}
            aria-current={String(one) === year ? "page" : undefined}
          >
            {one}
          </Link>
        ))}
      </nav>
      {found.isPending && <Loading rows={3} height={120} />}
      {found.error && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <>
          {found.data.may_edit && body ? (
            <OwnDays key={found.data.year} body={body} calendar={found.data} />
          ) : (
            <Own calendar={found.data} />
          )}
          <National calendar={found.data} />
        </>
      )}
    </div>
  );
}

function National({ calendar }: { calendar: BodyCalendar }) {
  const { t } = useTranslation();
  if (!calendar.national.length)
    return <Empty title={t("calendar.unknown", { year: calendar.year })} help={t("calendar.unknownHelp")} />;
  return (
    <Panel title={t("calendar.national")} aside={t("calendar.nationalHelp")}>
      <ul className="rest-days">
        {calendar.national.map((day) => (
          <Day key={day.on} day={day} note={day.replaced ? t("calendar.replaced") : undefined} />
        ))}
      </ul>
    </Panel>
  );
}

function Own({ calendar }: { calendar: BodyCalendar }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("calendar.own")} aside={t("calendar.ownRead")}>
      {!calendar.own.length && <p className="dim">{t("calendar.noOwn")}</p>}
      <ul className="rest-days">
        {calendar.own.map((day) => (
          <Day key={day.on} day={day} />
        ))}
      </ul>
    </Panel>
  );
}

type Shown = BodyCalendar["national"][number] | BodyCalendar["own"][number];

function Day({ day, note }: { day: Shown; note?: string }) {
  const { t, i18n } = useTranslation();
  const kind = t(`calendar.${day.kind}`);
  const said = [day.name.startsWith(kind) ? undefined : kind, note].filter((fact) => fact !== undefined);
  return (
    <li className="rest-day">
      <span className="rest-date">
        <b className="num">{showDate(day.on).slice(0, 5)}</b>{" "}
        <span className="dim small">{weekday(day.on, i18n.language)}</span>
      </span>
      <span className="grow">
        {day.name}
        {said.map((fact) => (
          <span key={fact} className="dim small">
            {" · "}
            {fact}
          </span>
        ))}
      </span>
      <Badge
        tone={day.working ? "blue" : "grey"}
        icon={day.working ? IconCircleCheck : IconMoon}
        look="plain"
      >
        {t(day.working ? "calendar.works" : "calendar.off")}
      </Badge>
    </li>
  );
}
