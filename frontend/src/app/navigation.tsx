import { Menu } from "@mantine/core";
import {
  IconActivity,
  IconBuilding,
  IconBuildingCommunity,
  IconCategory,
  IconChartHistogram,
  IconClipboardSearch,
  IconDots,
  IconFileText,
  IconHash,
  IconInbox,
  IconLayoutKanban,
  IconListCheck,
  IconListTree,
  IconPresentation,
  type IconProps,
  IconRocket,
  IconScale,
  IconSettings,
  IconUserCheck,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { type ComponentType, Fragment } from "react";
import { useTranslation } from "react-i18next";
import { readinessQuery } from "@/shared/api/bodyQueries";
import { inspectionsQuery } from "@/shared/api/inspectionQueries";
import { ordersQuery } from "@/shared/api/orderQueries";
import { numberingQuery, plansQuery } from "@/shared/api/planQueries";
import { workQuery } from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { holds } from "@/shared/session/posts";
import { Count } from "@/shared/ui/Count";
import { Mark } from "@/shared/ui/Mark";
import { Avatar } from "@/shared/ui/people";

type Label =
  | "work"
  | "plans"
  | "tasks"
  | "orders"
  | "documents"
  | "numbering"
  | "inspections"
  | "board"
  | "overview"
  | "briefing"
  | "committee"
  | "workload"
  | "activity"
  | "units"
  | "areas"
  | "readiness"
  | "start";
type Entry = { label: Label; icon: ComponentType<IconProps>; count?: number };

/** What one does, what is inspected, what one watches, the office itself: parted by a line, in the same order for everyone. */
type Groups = Entry[][];

/** Who leads a body or a unit, or sits on the Committee. */
const oversees = (me: Me) => holds(me, "CHAIRMAN", "VICE_CHAIRMAN", "HEAD", "DEPUTY", "COMMITTEE_MEMBER");

/** What has no content for a role is absent. */
function useGroups(me: Me): Groups {
  const work = useInfiniteQuery({ ...workQuery("to_do"), enabled: me.body !== null }).data?.pages[0];
  const keeps = useQuery({ ...plansQuery, enabled: me.body !== null }).data?.may_prepare;
  const orders = useInfiniteQuery({ ...ordersQuery(true), enabled: me.body !== null }).data?.pages[0];
  const numbers = useQuery({ ...numberingQuery, enabled: keeps === true }).data?.items.length ?? 0;
  const inspections = useQuery({ ...inspectionsQuery, enabled: me.body !== null }).data;
  // The dearest question of all and the least wanted one: it comes after the others.
  const settled = [work, keeps, orders, inspections].every((answer) => answer !== undefined);
  const stuck = useQuery({ ...readinessQuery, enabled: settled }).data?.items.length ?? 0;
  const administers = me.is_administrator || me.capacities.some(({ post }) => post === "ADMINISTRATOR");
  const waiting = (work?.counts.to_do ?? 0) + (work?.counts.to_decide ?? 0);
  const start: Entry = { label: "start", icon: IconRocket };
  const when = (shown: unknown, entry: Entry) => (shown ? [entry] : []);
  const areas = when(me.may_keep_programmes, { label: "areas", icon: IconCategory });
  if (!me.body) return [[start, ...areas]];
  const gives = orders && (orders.may_give || orders.items.length > 0);
  const inspects =
    inspections &&
    (inspections.may_plan || inspections.self_units.length > 0 || inspections.items.length > 0);
  const remedies = inspections?.items.some((row) => row.counts.tickets > 0);
  return [
    [
      { label: "work", icon: IconInbox, count: waiting },
      { label: "plans", icon: IconListTree },
      { label: "tasks", icon: IconListCheck },
      ...when(gives, { label: "orders", icon: IconUsersGroup }),
      { label: "documents", icon: IconFileText },
      ...when(numbers, { label: "numbering", icon: IconHash, count: numbers }),
    ],
    [
      ...when(inspects, { label: "inspections", icon: IconClipboardSearch }),
      ...when(remedies, { label: "board", icon: IconLayoutKanban }),
    ],
    [
      ...when(keeps || oversees(me), { label: "overview", icon: IconChartHistogram }),
      { label: "briefing", icon: IconPresentation },
      ...when(me.has_below, { label: "committee", icon: IconBuildingCommunity }),
      { label: "workload", icon: IconScale },
      { label: "activity", icon: IconActivity },
    ],
    [
      { label: "units", icon: IconBuilding },
      ...when(keeps || stuck, { label: "readiness", icon: IconUserCheck, count: stuck }),
      ...when(administers, start),
      ...areas,
    ],
  ];
}

/** The places of the navigation, in its order. */
export const usePlaces = (me: Me): Entry[] => useGroups(me).flat();

/** The place as a link, marked where one is. */
function Place({ entry, className, size }: { entry: Entry; className: "nav" | "bottom"; size: number }) {
  const { t } = useTranslation();
  const { label, icon: Glyph, count } = entry;
  const to = `/${label}` as const;
  return (
    <Link
      to={to}
      search={() => ({})}
      className={className}
      activeProps={{ className: `${className}-on`, "aria-current": "page" }}
      activeOptions={{ includeSearch: false, exact: to === "/tasks" }}
      title={t(`nav.${label}`)}
    >
      <Glyph size={size} stroke={1.75} aria-hidden />
      <span className={`${className}-label`}>{t(`nav.${label}`)}</span>
      {count ? (
        <span className={`${className}-count`}>
          <Count of={count} />
        </span>
      ) : null}
    </Link>
  );
}

export function Sidebar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const groups = useGroups(me).filter((group) => group.length > 0);
  return (
    <nav className="sidebar" aria-label={t("nav.main")}>
      <div className="sidebar-org">
        <Mark />
        <div className="grow">
          <p className="strong ellipsis">{me.body?.short_name ?? t("app.name")}</p>
          <p className="dim small ellipsis">{me.parent_body?.short_name ?? (me.body ? t("app.name") : "")}</p>
        </div>
      </div>
      {groups.map((group) => (
        <div key={group[0]?.label} className="nav-group">
          {group.map((entry) => (
            <Place key={entry.label} entry={entry} className="nav" size={20} />
          ))}
          {me.is_administrator && group === groups.at(-1) && (
            <a className="nav" href="/admin/" title={t("nav.admin")}>
              <IconSettings size={20} stroke={1.75} aria-hidden />
              <span className="nav-label">{t("nav.admin")}</span>
            </a>
          )}
        </div>
      ))}
      <div className="sidebar-who">
        <Avatar person={me} size="m" />
        <div className="grow">
          <p className="strong">{me.full_name}</p>
          {me.capacities.map((c) => (
            <p key={`${c.post}${c.unit.id}`} className="dim small">
              <span className="whole">{c.title},</span> <span className="whole">{c.unit.short_name}</span>
            </p>
          ))}
        </div>
      </div>
    </nav>
  );
}

const ROOM = 5; // places in the bar of a phone
// Which places a thumb should reach first; what a role lacks leaves its place to the next.
const FIRST: Label[] = ["work", "plans", "board", "inspections", "tasks", "documents"];

export function BottomBar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const groups = useGroups(me);
  const entries = groups.flat();
  const first = FIRST.flatMap((label) => entries.filter((entry) => entry.label === label));
  const shown = entries.length > ROOM ? first.slice(0, ROOM - 1) : entries;
  const rest = groups
    .map((group) => group.filter((entry) => !shown.includes(entry)))
    .filter((group) => group.length > 0);
  return (
    <nav className="bottombar" aria-label={t("app.menu")}>
      {shown.map((entry) => (
        <Place key={entry.label} entry={entry} className="bottom" size={22} />
      ))}
      {rest.length > 0 && <More groups={rest} />}
    </nav>
  );
}

function More({ groups }: { groups: Groups }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const here = (label: Label) => pathname === `/${label}` || pathname.startsWith(`/${label}/`);
  const on = groups.flat().some(({ label }) => here(label));
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <button type="button" className={on ? "bottom bottom-on" : "bottom"}>
          <IconDots size={22} stroke={1.75} aria-hidden />
          <span>{t("nav.more")}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((group, index) => (
          <Fragment key={group[0]?.label}>
            {index > 0 && <Menu.Divider />}
            {group.map(({ label, icon: Glyph, count }) => (
              <Menu.Item
                key={label}
                leftSection={<Glyph size={20} stroke={1.75} aria-hidden />}
                rightSection={
                  count ? (
                    <span className="nav-count">
                      <Count of={count} />
                    </span>
                  ) : null
                }
                aria-current={here(label) ? "page" : undefined}
                onClick={() => void navigate({ to: `/${label}` })}
              >
                {t(`nav.${label}`)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
