import { Menu } from "@mantine/core";
import {
  IconActivity,
  IconBuilding,
  IconClipboardSearch,
  IconDots,
  IconFileText,
  IconHash,
  IconInbox,
  IconLayoutKanban,
  IconListCheck,
  IconListTree,
  type IconProps,
  IconRocket,
  IconScale,
  IconSettings,
  IconUserCheck,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { ordersQuery } from "@/shared/api/orderQueries";
import {
  inspectionsQuery,
  numberingQuery,
  plansQuery,
  readinessQuery,
  workQuery,
} from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { Mark } from "@/shared/ui/Mark";
import { Avatar } from "@/shared/ui/people";

type Entry = {
  to:
    | "/work"
    | "/plans"
    | "/tasks"
    | "/documents"
    | "/orders"
    | "/numbering"
    | "/inspections"
    | "/board"
    | "/units"
    | "/readiness"
    | "/workload"
    | "/activity"
    | "/start";
  label:
    | "work"
    | "plans"
    | "tasks"
    | "documents"
    | "orders"
    | "numbering"
    | "inspections"
    | "board"
    | "units"
    | "readiness"
    | "workload"
    | "activity"
    | "start";
  icon: ComponentType<IconProps>;
  count?: number;
};

/** The same order for everyone; what has no content for a role is absent. */
function useEntries(me: Me): Entry[] {
  const work = useInfiniteQuery({ ...workQuery("to_do"), enabled: me.body !== null }).data?.pages[0];
  const keeps = useQuery({ ...plansQuery, enabled: me.body !== null }).data?.may_prepare;
  const orders = useInfiniteQuery({ ...ordersQuery(true), enabled: me.body !== null }).data?.pages[0];
  const numbers = useQuery({ ...numberingQuery, enabled: keeps === true }).data?.items.length ?? 0;
  const inspections = useQuery({ ...inspectionsQuery, enabled: me.body !== null }).data;
  const inspects = inspections && (inspections.may_plan || inspections.items.length > 0);
  const remedies = inspections?.items.some((row) => row.counts.tickets > 0);
  const stuck = useQuery({ ...readinessQuery, enabled: me.body !== null }).data?.items.length ?? 0;
  const waiting = (work?.counts.to_do ?? 0) + (work?.counts.to_decide ?? 0);
  const administers = me.is_administrator || me.capacities.some(({ post }) => post === "ADMINISTRATOR");
  if (!me.body) return [{ to: "/start", label: "start", icon: IconRocket }];
  return [
    { to: "/work", label: "work", icon: IconInbox, count: waiting },
    { to: "/plans", label: "plans", icon: IconListTree },
    ...(remedies ? [{ to: "/board" as const, label: "board" as const, icon: IconLayoutKanban }] : []),
    ...(inspects
      ? [{ to: "/inspections" as const, label: "inspections" as const, icon: IconClipboardSearch }]
      : []),
    { to: "/tasks", label: "tasks", icon: IconListCheck },
    { to: "/documents", label: "documents", icon: IconFileText },
    ...(orders && (orders.may_give || orders.items.length > 0)
      ? [{ to: "/orders" as const, label: "orders" as const, icon: IconUsersGroup }]
      : []),
    ...(numbers
      ? [{ to: "/numbering" as const, label: "numbering" as const, icon: IconHash, count: numbers }]
      : []),
    { to: "/workload", label: "workload", icon: IconScale },
    { to: "/units", label: "units", icon: IconBuilding },
    ...(keeps || stuck
      ? [{ to: "/readiness" as const, label: "readiness" as const, icon: IconUserCheck, count: stuck }]
      : []),
    { to: "/activity", label: "activity", icon: IconActivity },
    ...(administers ? [{ to: "/start" as const, label: "start" as const, icon: IconRocket }] : []),
  ];
}

export function Sidebar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const entries = useEntries(me);
  return (
    <nav className="sidebar" aria-label={t("nav.main")}>
      <div className="sidebar-org">
        <Mark />
        <div className="grow">
          <p className="strong ellipsis">{me.body?.short_name ?? t("app.name")}</p>
          <p className="dim small ellipsis">{me.parent_body?.short_name ?? (me.body ? t("app.name") : "")}</p>
        </div>
      </div>
      {entries.map(({ to, label, icon: Glyph, count }) => (
        <Link
          key={label}
          to={to}
          search={() => ({})}
          className="nav"
          activeProps={{ className: "nav-on", "aria-current": "page" }}
          activeOptions={{ includeSearch: false, exact: to === "/tasks" }}
          title={t(`nav.${label}`)}
        >
          <Glyph size={20} stroke={1.75} aria-hidden />
          <span className="nav-label">{t(`nav.${label}`)}</span>
          {Boolean(count) && <span className="nav-count">{count}</span>}
        </Link>
      ))}
      {me.is_administrator && (
        <a className="nav" href="/admin/" title={t("nav.admin")}>
          <IconSettings size={20} stroke={1.75} aria-hidden />
          <span className="nav-label">{t("nav.admin")}</span>
        </a>
      )}
      <div className="sidebar-who">
        <Avatar person={me} size="m" />
        <div className="grow">
          <p className="strong">{me.full_name}</p>
          {me.capacities.map((c) => (
            <p key={`${c.post}${c.unit.id}`} className="dim small">
              {c.title}, {c.unit.short_name}
            </p>
          ))}
        </div>
      </div>
    </nav>
  );
}

const ROOM = 5; // places in the bar of a phone

export function BottomBar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const entries = useEntries(me);
  const shown = entries.length > ROOM ? entries.slice(0, ROOM - 1) : entries;
  const rest = entries.slice(shown.length);
  return (
    <nav className="bottombar" aria-label={t("app.menu")}>
      {shown.map(({ to, label, icon: Glyph, count }) => (
        <Link
          key={label}
          to={to}
          search={() => ({})}
          className="bottom"
          activeProps={{ className: "bottom-on", "aria-current": "page" }}
          activeOptions={{ includeSearch: false, exact: to === "/tasks" }}
        >
          <Glyph size={22} stroke={1.75} aria-hidden />
          <span>{t(`nav.${label}`)}</span>
          {Boolean(count) && <span className="bottom-count">{count}</span>}
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu position="top-end" width={220}>
          <Menu.Target>
            <button type="button" className="bottom">
              <IconDots size={22} stroke={1.75} aria-hidden />
              <span>{t("nav.more")}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ to, label, icon: Glyph }) => (
              <Menu.Item
                key={label}
                leftSection={<Glyph size={20} stroke={1.75} aria-hidden />}
                onClick={() => void navigate({ to })}
              >
                {t(`nav.${label}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
