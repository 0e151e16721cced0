import { Drawer, Popover } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconBell } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notices } from "./Notices";

const MOST = 99;

/** The bell: how much is unread, and the list of it; a sheet from below on a phone. */
export function Bell({ unread }: { unread: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const phone = useMediaQuery("(max-width: 640px)");
  const count = unread > MOST ? `${MOST}+` : String(unread);
  const label = unread ? t("bell.unread", { count: unread, shown: count }) : t("bell.title");
  const button = (
    <button
      type="button"
      className="icon-button bell"
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <IconBell size={20} stroke={1.75} aria-hidden />
      {unread > 0 && (
        <span className="bell-count" aria-hidden>
          {count}
        </span>
      )}
    </button>
  );
  const list = <Notices onLeave={() => setOpen(false)} />;
  return (
    <>
      {/* Said once when it changes, not at every look. */}
      <span className="visually-hidden" role="status">
        {unread ? label : ""}
      </span>
      {phone ? (
        <>
          {button}
          <Drawer.Root opened={open} onClose={() => setOpen(false)} position="bottom" size="85%" padding={0}>
            <Drawer.Overlay />
            <Drawer.Content aria-label={t("bell.title")} className="bell-sheet">
              {list}
            </Drawer.Content>
          </Drawer.Root>
        </>
      ) : (
        <Popover
          opened={open}
          onChange={setOpen}
          position="bottom-end"
          width={420}
          trapFocus
          returnFocus
          withRoles={false}
        >
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown p={0} className="bell-list" role="dialog" aria-label={t("bell.title")}>
            {list}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}
