import { Button } from "@mantine/core";
import { IconChecks, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { showDate } from "@/shared/ui/dates";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Item } from "./Item";
import { useNotices, useReading } from "./useNotices";

/** What was told to the reader: today, and before; with every state a list must have. */
export function Notices({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const notices = useNotices();
  const reading = useReading();
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0]?.event.seq;
  const panel = useRef<HTMLDivElement>(null);
  // It may come after its frame, which then holds the focus no more.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the links inside
    <div ref={panel} className="bell-panel" tabIndex={-1} data-autofocus onKeyDown={walk}>
      <div className="bell-head">
        <h2 className="grow">{t("bell.title")}</h2>
        {newest !== undefined && items.some((item) => !item.read) && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconChecks size={16} aria-hidden />}
            onClick={() => {
              reading.readAll(newest);
              panel.current?.focus(); // the button goes, the keyboard stays here
            }}
          >
            {t("bell.readAll")}
          </Button>
        )}
        <button type="button" className="icon-button" aria-label={t("app.close")} onClick={onLeave}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </button>
      </div>
      {(reading.problem || (notices.error && notices.data)) && (
        <p className="note tone-amber bell-note" role="alert">
          {reading.problem ? t("bell.notRead") : t("bell.stale")}
        </p>
      )}
      <div className="bell-body">
        {notices.isPending ? (
          <Loading rows={4} height={64} />
        ) : !notices.data ? (
          <Failed error={notices.error} retry={() => void notices.refetch()} />
        ) : items.length === 0 ? (
          <Empty title={t("bell.empty")} help={t("bell.emptyHelp")} />
        ) : (
          <Groups items={items} onOpen={(item) => open(item, reading.readOne, onLeave)} />
        )}
        {notices.hasNextPage && (
          <Button
            variant="default"
            className="self-start"
            loading={notices.isFetchingNextPage}
            onClick={() => void notices.fetchNextPage()}
          >
            {t("activity.more")}
          </Button>
        )}
      </div>
    </div>
  );
}

function open(item: Notice, read: (seq: number) => void, leave: () => void): void {
  if (!item.read) read(item.event.seq);
  leave();
}

function Groups({ items, onOpen }: { items: Notice[]; onOpen: (item: Notice) => void }) {
  const { t } = useTranslation();
  const day = showDate(useLive().now().toISOString());
  const isToday = (item: Notice) => showDate(item.event.at) === day;
  const groups = [
    { name: t("bell.today"), today: true, of: items.filter(isToday) },
    { name: t("bell.earlier"), today: false, of: items.filter((item) => !isToday(item)) },
  ];
  return groups
    .filter((group) => group.of.length > 0)
    .map((group) => (
      <section key={group.name} aria-label={group.name}>
        <p className="group">{group.name}</p>
        <ul>
          {group.of.map((item) => (
            <Item key={item.event.seq} item={item} today={group.today} onOpen={() => onOpen(item)} />
          ))}
        </ul>
      </section>
    ));
}

/** Arrows move from notice to notice; Enter opens, because they are links. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".notice")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  event.preventDefault();
}
