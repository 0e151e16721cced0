import { IconSend2, IconSettings } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "@/shared/api/types";
import { showBriefly, showMoment, showTime } from "@/shared/ui/dates";
import { Avatar } from "@/shared/ui/people";

/** One notice: who did what, to which record, with what words, or how many units of an order did; the whole opens the record. */
export function Item({ item, today, onOpen }: { item: Notice; today: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const { event, gathered } = item;
  return (
    <li>
      <Way item={item} onOpen={onOpen}>
        {gathered ? (
          <span className="avatar avatar-m tone-grey">
            <IconSend2 size={18} stroke={1.75} aria-hidden />
          </span>
        ) : event.actor ? (
          <Avatar person={event.actor} size="m" />
        ) : (
          <span className="avatar avatar-m tone-grey">
            <IconSettings size={18} stroke={1.75} aria-hidden />
          </span>
        )}
        <span className="grow">
          <span className="notice-line">
            {gathered ? (
              <b>{gathered.sentence}</b>
            ) : (
              <>
                <b>{event.actor?.full_name ?? t("activity.system")}</b> {event.sentence}
              </>
            )}
          </span>
          <span className="notice-subject clamp-2">{gathered?.title ?? event.subject.label}</span>
          {!gathered && event.reason && <span className="reason clamp-2">“{event.reason}”</span>}
          <time className="dim" dateTime={event.at} title={showMoment(event.at)}>
            {today ? showTime(event.at) : showBriefly(event.at)}
          </time>
        </span>
        {!item.read && (
          <span className="notice-new">
            <span className="visually-hidden">{t("bell.new")}</span>
          </span>
        )}
      </Way>
    </li>
  );
}

/** To the record's page; what has none is only read. */
function Way({ item, onOpen, children }: { item: Notice; onOpen: () => void; children: ReactNode }) {
  const className = item.read ? "notice" : "notice notice-unread";
  if (!item.href)
    return (
      <button type="button" className={className} onClick={onOpen}>
        {children}
      </button>
    );
  return (
    <Link to={item.href} className={className} onClick={onOpen}>
      {children}
    </Link>
  );
}
