import { Button, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconFlask,
  IconKey,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPlaneDeparture,
  IconPlus,
  IconSun,
  IconWifi,
  IconWifiOff,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Bell } from "@/features/notifications/Bell";
import { write } from "@/shared/api/client";
import { queryClient } from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { useGiving } from "@/shared/giving/context";
import { type Language, speak } from "@/shared/i18n";
import { useLive } from "@/shared/live/LiveProvider";
import { NextTry } from "@/shared/live/NextTry";
import { PresenceMark } from "@/shared/live/PresenceMark";
import { Avatar } from "@/shared/ui/people";
import { PaletteButton } from "./palette/PaletteButton";

export function TopBar({ me }: { me: Me }) {
  return (
    <header className="topbar">
      <div id="crumbs" className="crumbs" />
      {me.demo && <DemoMark />}
      <PresenceMark />
      <LiveMark />
      <PaletteButton />
      {me.may_give && <GiveButton />}
      <Bell unread={me.unread} />
      <UserMenu me={me} />
    </header>
  );
}

/** Giving work, from anywhere. */
function GiveButton() {
  const { t } = useTranslation();
  const give = useGiving();
  return (
    <Button
      variant="default"
      className="give-button"
      leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
      aria-label={t("giving.open")}
      title={`${t("giving.open")} (N)`}
      onClick={() => give()}
    >
      <span className="desk">{t("giving.open")}</span>
    </Button>
  );
}

function DemoMark() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("app.demo")} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className="demo-mark" aria-label={t("app.demoName")}>
        <IconFlask size={14} stroke={2} aria-hidden />
        <span className="desk">{t("app.demoName")}</span>
      </button>
    </Tooltip>
  );
}

/** Whether the page follows by itself. */
function LiveMark() {
  const { t } = useTranslation();
  const { state } = useLive();
  const on = state === "online" || state === "connecting";
  const Glyph = on ? IconWifi : IconWifiOff;
  return (
    <span className={`live live-${state}`}>
      <Glyph size={16} stroke={1.75} aria-hidden />
      <span>{t(state === "online" ? "live.online" : on ? "live.connecting" : "live.off")}</span>
    </span>
  );
}

/** When the page does not follow by itself: from when its figures are, and a way to try at once. */
export function LostStrip() {
  const { t } = useTranslation();
  const live = useLive();
  if (live.state === "online" || live.state === "connecting") return null;
  return (
    <div className="lost-strip" role="status">
      <IconWifiOff size={16} stroke={1.75} aria-hidden />
      <p className="grow">
        <b>{t("live.lost", { time: live.since })}</b>{" "}
        {t(live.state === "polling" ? "live.polling" : "live.trying")} <NextTry />
      </p>
      <button type="button" className="text-button" onClick={live.tryNow}>
        {t("app.tryNow")}
      </button>
    </div>
  );
}

function UserMenu({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const choose = async (language: Language) => {
    await speak(language);
    void write("PATCH", "me", { language });
    void queryClient.invalidateQueries();
  };
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className="who" aria-label={t("me.menu", { name: me.full_name })}>
          <Avatar person={me} size="m" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="who-card">
          <div className="strong">{me.full_name}</div>
          {me.capacities.map((c) => (
            <div key={`${c.post}${c.unit.id}`} className="dim small">
              {c.title}, {c.unit.short_name}
            </div>
          ))}
          {me.demo && (
            <div className="who-demo">
              <IconFlask size={14} stroke={2} aria-hidden />
              {t("app.demo")}
            </div>
          )}
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/away" leftSection={<IconPlaneDeparture size={16} aria-hidden />}>
          {t("away.title")}
        </Menu.Item>
        <Menu.Item component={Link} to="/account" leftSection={<IconKey size={16} aria-hidden />}>
          {t("account.title")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("me.language")}</Menu.Label>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          aria-current={i18n.language === "vi"}
          rightSection={i18n.language === "vi" && <IconCheck size={16} aria-hidden />}
          onClick={() => void choose("vi")}
        >
          Tiếng Việt
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          aria-current={i18n.language === "en"}
          rightSection={i18n.language === "en" && <IconCheck size={16} aria-hidden />}
          onClick={() => void choose("en")}
        >
          English
        </Menu.Item>
        <Menu.Label>{t("me.appearance")}</Menu.Label>
        <Menu.Item leftSection={<IconSun size={16} />} onClick={() => setColorScheme("light")}>
          {t("me.light")}
        </Menu.Item>
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => setColorScheme("dark")}>
          {t("me.dark")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => void import("./device").then(({ leave }) => leave(me.id))}
        >
          {t("me.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
