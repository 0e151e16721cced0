import { useMantineColorScheme } from "@mantine/core";
import {
  IconArrowRight,
  IconBolt,
  IconFileText,
  IconKeyboard,
  IconLanguage,
  IconMoon,
  IconPlus,
  type IconProps,
  IconSearch,
  IconSettings,
  IconSun,
} from "@tabler/icons-react";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { type ComponentType, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { queryClient } from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { useGiving } from "@/shared/giving/context";
import { type Language, speak } from "@/shared/i18n";
import { useOffered } from "@/shared/offers/offers";
import { matched, plain } from "@/shared/search/fold";
import { FOUND_ICONS, FoundText, Pieces, placeOfFound } from "@/shared/search/found";
import type { Found, Search } from "@/shared/search/queries";
import { usePlaces } from "../navigation";
import { PAGES } from "./places";
import "@/shared/i18n/yearplan";

/** One line of the palette. `run`: on Enter; with `page` on Ctrl Enter. `form`: what it opens takes the focus. */
export type Entry = {
  id: string;
  icon: ComponentType<IconProps>;
  text: ReactNode;
  key?: string;
  form?: boolean;
  run: (page: boolean) => void;
};
export type Section = { id: string; title: string; entries: Entry[] };

type Plain = Omit<Entry, "text"> & { label: string };

/** Those whose words begin with what was typed. */
const narrowed = (entries: Plain[], q: string): Entry[] =>
  entries.flatMap(({ label, ...entry }) => {
    const pieces = matched(label, q);
    return pieces ? [{ ...entry, text: <Pieces of={pieces} /> }] : [];
  });

/** Acts of the open record, then what was found, then places and commands; sections without a line are left out. A place that was
 * typed whole stands before what was found, which comes later and would take the Enter that was meant for it. */
export function useSections(me: Me, q: string, found: Search | undefined, showKeys: () => void): Section[] {
  const { t } = useTranslation();
  const offered = useOffered();
  const places = usePlacesOf(me);
  const commands = useCommands(me, showKeys);
  const open = useOpening();
  const navigate = useNavigate();
  return useMemo(() => {
    const acts: Plain[] = (offered?.enabled ?? []).map((transition) => ({
      id: `act-${transition.name}`,
      icon: IconBolt,
      label: transition.label,
      form: true,
      run: () => offered?.ask(transition),
    }));
    const records = (q ? (found?.groups ?? []) : []).map(({ kind, items }) => ({
      id: kind,
      title: t(`search.kind.${kind}`),
      entries: items.map((item) => ({
        id: `${kind}-${item.id}`,
        icon: FOUND_ICONS[kind],
        text: <FoundText found={item} />,
        run: (page: boolean) => open(item, page),
      })),
    }));
    const all: Entry = {
      id: "all",
      icon: IconSearch,
      text: t("palette.all", { q }),
      run: () => void navigate({ to: "/search", search: { q } }),
    };
    const typed = ({ label }: Plain) => plain(label) === plain(q);
    return [
      { id: "acts", title: t("palette.acts", { title: offered?.title ?? "" }), entries: narrowed(acts, q) },
      { id: "place", title: t("palette.places"), entries: narrowed(places.filter(typed), q) },
      ...records,
      { id: "more", title: "", entries: records.length ? [all] : [] },
      {
        id: "places",
        title: t("palette.places"),
        entries: narrowed(
          places.filter((place) => !typed(place)),
          q,
        ),
      },
      { id: "commands", title: t("palette.commands"), entries: narrowed(commands, q) },
    ].filter((section) => section.entries.length > 0);
  }, [t, q, found, offered, places, commands, open, navigate]);
}

/** On a page that shows it beside its list it opens there, else, or when its page is asked for, on its own. */
function useOpening() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return useMemo(
    () =>
      ({ kind, id, page }: Found, own: boolean) => {
        if (!own && kind === "ticket" && pathname === "/board")
          void navigate({ to: "/board", search: (kept: object) => ({ ...kept, ticket: id }) });
        else if (!own && kind === "task" && pathname === "/work" && window.innerWidth >= 1180)
          void navigate({ to: "/work", search: (kept: object) => ({ ...kept, task: id }) });
        else void navigate(placeOfFound({ kind, id, page }));
      },
    [navigate, pathname],
  );
}

function usePlacesOf(me: Me): Plain[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = usePlaces(me);
  return useMemo(() => {
    const there = new Set<string>(places.map(({ label }) => label));
    const go = (to: string) => () => void navigate({ to, search: {} } as never);
    // Not a page of the front end.
    const admin = {
      id: "place-admin",
      icon: IconSettings,
      label: t("nav.admin"),
      run: () => window.location.assign("/admin/"),
    };
    return [
      ...places.map(({ label, icon }) => ({
        id: `place-${label}`,
        icon,
        label: t(`nav.${label}`),
        run: go(`/${label}`),
      })),
      ...(me.is_administrator ? [admin] : []),
      ...PAGES.filter((page) => page.shown(me, there)).map((page) => ({
        id: `place-${page.to}`,
        icon: IconArrowRight,
        label: t(page.label),
        run: go(page.to),
      })),
    ];
  }, [t, navigate, places, me]);
}

function useCommands(me: Me, showKeys: () => void): Plain[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const give = useGiving();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return useMemo(() => {
    const language: Language = i18n.language === "vi" ? "en" : "vi";
    const theme = colorScheme === "dark" ? "light" : "dark";
    const giving: Plain[] = [
      { id: "give", icon: IconPlus, label: t("giving.open"), key: "N", form: true, run: () => give() },
      {
        id: "document",
        icon: IconFileText,
        label: t("palette.newDocument"),
        run: () => void navigate({ to: "/documents/new" }),
      },
    ];
    return [
      ...(me.may_give ? giving : []),
      { id: "keys", icon: IconKeyboard, label: t("palette.keys"), key: "?", form: true, run: showKeys },
      {
        id: "theme",
        icon: theme === "dark" ? IconMoon : IconSun,
        label: t(`palette.theme.${theme}`),
        run: () => setColorScheme(theme),
      },
      {
        id: "language",
        icon: IconLanguage,
        label: t(language === "vi" ? "palette.vi" : "palette.en"),
        run: () => {
          speak(language);
          void write("PATCH", "me", { language });
          void queryClient.invalidateQueries();
        },
      },
    ];
  }, [t, i18n.language, navigate, give, colorScheme, setColorScheme, me.may_give, showKeys]);
}
