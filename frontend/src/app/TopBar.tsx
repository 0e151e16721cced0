import { Button, Menu, useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconLogout, IconMoon, IconSun, IconWifi, IconWifiOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { queryClient } from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { type Language, speak } from "@/shared/i18n";
import { useLive } from "@/shared/live/LiveProvider";
import { signOut } from "@/shared/session/session";
import { Avatar } from "@/shared/ui/people";

export function TopBar({ me }: { me: Me }) {
  return (
    <header className="topbar">
      <div id="crumbs" className="crumbs" />
      <LiveMark />
      <UserMenu me={me} />
    </header>
  );
}

/** Whether the page follows by itself; when not, from when its figures are. */
function LiveMark() {
  const { t } = useTranslation();
  const live = useLive();
  if (live.state === "online" || live.state === "connecting") {
    return (
      <span className={`live live-${live.state}`}>
        <IconWifi size={16} stroke={1.75} aria-hidden />
        <span>{t(`live.${live.state}`)}</span>
      </span>
    );
  }
  return (
    <span className="live live-lost" role="status">
      <IconWifiOff size={16} stroke={1.75} aria-hidden />
      <span title={live.state === "polling" ? t("live.polling") : undefined}>
        {t("live.lost", { time: live.since })}
      </span>
      <Button size="compact-xs" variant="default" onClick={live.tryNow}>
        {t("app.tryNow")}
      </Button>
    </span>
  );
}

function UserMenu({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const choose = (language: Language) => {
    speak(language);
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
          <p className="strong">{me.full_name}</p>
          {me.capacities.map((c) => (
            <p key={`${c.post}${c.unit.id}`} className="dim small">
              {c.title}, {c.unit.short_name}
            </p>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Label>{t("me.language")}</Menu.Label>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          aria-current={i18n.language === "vi"}
          onClick={() => choose("vi")}
        >
          Tiếng Việt
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          aria-current={i18n.language === "en"}
          onClick={() => choose("en")}
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
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t("me.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
