import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBell, IconBellOff, IconEye } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { attentionQuery } from "@/shared/api/commentQueries";
import type { Attention } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useInForce } from "@/shared/ui/keysInForce";
import { REFUSED } from "@/shared/ui/refused";
import { bare } from "@/shared/ui/useListKeys";

type About = Pick<Attention["items"][number], "type" | "id">;
type Mode = Attention["items"][number]["mode"];

const MODES = [
  { mode: null, icon: IconBell, label: "attention.usual", help: "attention.usualHelp" },
  { mode: "WATCH", icon: IconEye, label: "attention.WATCH", help: "attention.watchHelp" },
  { mode: "MUTE", icon: IconBellOff, label: "attention.MUTE", help: "attention.muteHelp" },
] as const;
const NAMES = { WATCH: "attention.on", MUTE: "attention.off" } as const;

/** Watch, mute, or as usual: for oneself alone. */
export function useAttend() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { mutate, isPending } = useAct<Attention>((all) =>
    queries.setQueryData(attentionQuery.queryKey, all),
  );
  const set = (about: About, mode: Mode | null) =>
    mutate(
      { path: "attention", body: { ...about, mode } },
      {
        onError: () => notifications.show({ ...REFUSED, message: t("attention.failed") }),
      },
    );
  return { set, isPending };
}

/** How closely one follows this record, as one small button. W opens it. */
export function Attend({ about }: { about: About }) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  const attention = useQuery(attentionQuery).data;
  const { set, isPending } = useAttend();
  const mode = attention?.items.find((one) => one.id === about.id)?.mode ?? null;
  const { icon: Glyph } = MODES.find((one) => one.mode === mode) ?? MODES[0];
  useInForce(attention !== undefined && "attention.keys");
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!bare(event) || event.key !== "w") return;
      event.preventDefault();
      open(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  if (!attention) return null;
  return (
    <Menu opened={opened} onChange={open} position="bottom-start" width={300}>
      <Menu.Target>
        <button
          type="button"
          className={mode ? "attend attend-on" : "attend"}
          title={t("attention.key")}
          disabled={isPending}
        >
          <Glyph size={16} stroke={1.75} aria-hidden />
          {t(mode ? NAMES[mode] : "attention.none")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {MODES.map(({ mode: one, icon: Icon, label, help }) => (
          <Menu.RadioItem
            key={label}
            value={label}
            checked={one === mode}
            closeMenuOnClick
            rightSection={<Icon size={18} stroke={1.75} aria-hidden />}
            onChange={() => set(about, one)}
          >
            {t(label)}
            <span className="dim small attend-help">{t(help)}</span>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
