import { Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { later } from "@/shared/ui/later";
import { Loading } from "@/shared/ui/states";
import { usePhone } from "@/shared/ui/usePhone";

// The list comes when somebody looks: pages need not wait for it.
const Notices = later(() => import("./Notices").then((loaded) => loaded.Notices));
const BellSheet = later(() => import("./BellSheet").then((loaded) => loaded.default));

const MOST = 99;

/** The bell: how much is unread, and the list of it; a sheet from below on a phone. */
export function Bell({ unread }: { unread: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const looked = useRef(false);
  if (open) looked.current = true;
  const phone = usePhone();
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
  const close = () => setOpen(false);
  const gone = () => {
    looked.current = false;
    close();
  };
  return (
    <>
      {/* Said once when it changes, not at every look. */}
      <span className="visually-hidden" role="status">
        {unread ? label : ""}
      </span>
      {phone ? (
        <>
          {button}
          {looked.current && <BellSheet opened={open} close={close} gone={gone} />}
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
            <Notices onLeave={close} meanwhile={<Coming />} />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

/** Before the list is here; it has the focus meanwhile. */
function Coming() {
  return (
    <div className="bell-panel bell-body" tabIndex={-1} data-autofocus>
      <Loading rows={4} height={64} />
    </div>
  );
}
