import { Button, Popover } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconHistory } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SinceItem } from "@/shared/api/types";
import { pageOf } from "@/shared/record/pageOf";
import { showBriefly } from "@/shared/ui/dates";
import type { Placed } from "./moves";
import { type BoardKind, useSince } from "./useSince";

type Props<C extends Placed> = {
  kind: BoardKind;
  cards: C[];
  label: (state: string) => string;
  /** Bring a card before one's eyes. */
  show: (card: C) => void;
};

/** What others moved since one last looked, one after the other or as a list; gone once all were seen. */
export function Since<C extends Placed>({ kind, cards, label, show }: Props<C>) {
  const { t } = useTranslation();
  const { told, data, left, see, all } = useSince(kind);
  const [at, setAt] = useState(-1);
  if (!told || !data) return null;
  const { items } = data;
  const go = (index: number, button: HTMLElement) => {
    const item = items[index];
    if (!item) return;
    setAt(index);
    see(item.event.seq);
    const card = cards.find((one) => one.id === item.id);
    if (card) bring(card.id, () => show(card), button);
  };
  const item = items[at];
  const said = [
    t("since.moves", { count: data.moves, at: data.at ? showBriefly(data.at) : "" }),
    data.closures ? t("since.closures", { count: data.closures }) : "",
    data.more ? t("since.more") : "",
  ];
  return (
    <section className="since" aria-label={t("since.label")}>
      <IconHistory size={16} stroke={1.75} aria-hidden />
      <p className="grow" aria-live="polite">
        <b>{said.filter(Boolean).join(", ")}.</b>{" "}
        {item && <Line item={item} label={label} absent={!cards.some((one) => one.id === item.id)} />}
      </p>
      <div className="since-acts">
        <Stepper at={at} of={items.length} go={go} />
        <List kind={kind} items={left} label={label} see={see} />
        <Button size="compact-sm" variant="light" onClick={all}>
          {t("since.all")}
        </Button>
      </div>
    </section>
  );
}

function Stepper({
  at,
  of,
  go,
}: {
  at: number;
  of: number;
  go: (index: number, button: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  if (at < 0)
    return (
      <Button size="compact-sm" variant="default" onClick={(event) => go(0, event.currentTarget)}>
        {t("since.begin")}
      </Button>
    );
  return (
    <span className="since-steps">
      <button
        type="button"
        className="icon-button"
        aria-label={t("since.previous")}
        disabled={at === 0}
        onClick={(event) => go(at - 1, event.currentTarget)}
      >
        <IconChevronLeft size={16} stroke={1.75} aria-hidden />
      </button>
      <span className="numbers">{t("since.place", { n: at + 1, count: of })}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={t("since.next")}
        disabled={at === of - 1}
        onClick={(event) => go(at + 1, event.currentTarget)}
      >
        <IconChevronRight size={16} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}

/** What was not read yet: each goes as its page is opened. */
function List({
  kind,
  items,
  label,
  see,
}: {
  kind: BoardKind;
  items: SinceItem[];
  label: (state: string) => string;
  see: (seq: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" width={380} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          {t("since.list")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("since.label")}>
        <ul className="since-list">
          {items.map((item) => (
            <li key={item.id}>
              <Link {...pageOf({ kind, id: item.id })} onClick={() => see(item.event.seq)}>
                {item.event.subject.label}
              </Link>
              <Moved item={item} label={label} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function Line({
  item,
  label,
  absent,
}: {
  item: SinceItem;
  label: (state: string) => string;
  absent: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      {item.event.subject.label}: <Moved item={item} label={label} />
      {absent && <span className="dim"> ({t("since.elsewhere")})</span>}
    </>
  );
}

function Moved({ item, label }: { item: SinceItem; label: (state: string) => string }) {
  const { t } = useTranslation();
  const to = label(item.to);
  const who = item.event.actor?.full_name;
  return (
    <span>
      {item.from ? t("since.moved", { from: label(item.from), to }) : t("since.came", { to })}
      {who && <span className="dim"> · {who}</span>}
    </span>
  );
}

/** Scroll to the card and outline it; the focus, which the board gives to what it scrolls to, comes back to the stepper. */
function bring(id: string, show: () => void, button: HTMLElement): void {
  for (const old of document.querySelectorAll("[data-since]")) old.removeAttribute("data-since");
  show();
  let frames = 0;
  const look = () => {
    const card = document.querySelector(`[data-card="${CSS.escape(id)}"]`);
    if (card?.contains(document.activeElement)) {
      card.setAttribute("data-since", "");
      button.focus({ preventScroll: true });
    } else if (frames++ < 60) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
