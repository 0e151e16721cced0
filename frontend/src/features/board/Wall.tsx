import { useMantineColorScheme } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { TicketBoard } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { showDate, showTime, weekday } from "@/shared/ui/dates";
import { Mark } from "@/shared/ui/Mark";
import { readCards, type Whole } from "./read";
import { WallColumn } from "./WallColumn";
import { WallFoot } from "./WallFoot";
import { WallSummary } from "./WallSummary";
import { columnOf, urgent, WALL } from "./wall";

const TURN = 12_000;

/** The board for a wall: large, no names of people, most urgent first, long columns turn their page. */
export function Wall({
  board,
  own,
  all,
  onLeave,
}: {
  board: TicketBoard;
  /** The reader's body. */
  own: number | undefined;
  all: Whole | undefined;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const cards = useMemo(() => urgent(readCards(board, own)), [board, own]);
  const turn = useTicks(TURN);
  const wall = useRef<HTMLDivElement>(null);
  useWallKeys(onLeave);
  useEffect(() => {
    wall.current?.focus();
    document.documentElement.requestFullscreen?.().catch(() => undefined); // only with a click or key; else as it is
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  return createPortal(
    <div className="wall" ref={wall} tabIndex={-1}>
      <header className="wall-head">
        <Mark />
        <div className="grow">
          <h1>{t("wall.title")}</h1>
        </div>
        <Clock />
        <button
          type="button"
          className="icon-button wall-leave"
          onClick={onLeave}
          aria-label={t("wall.leave")}
          title={`${t("wall.leave")} (Esc)`}
        >
          <IconX size={20} stroke={1.75} aria-hidden />
        </button>
      </header>
      <main className="wall-body">
        {all && <WallSummary all={all} cards={cards} />}
        {WALL.map((column) => (
          <WallColumn
            key={column}
            column={column}
            cards={cards.filter((card) => columnOf(card) === column)}
            turn={turn}
          />
        ))}
      </main>
      <WallFoot cards={cards} />
    </div>,
    document.body,
  );
}

/** Counts up by one every so often. */
function useTicks(every: number): number {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks((n) => n + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return ticks;
}

function Clock() {
  const { i18n } = useTranslation();
  const live = useLive();
  useTicks(1000);
  const now = live.now().toISOString();
  return (
    <div className="wall-clock">
      <time>{showTime(now)}</time>
      <p className="dim">
        <span className="capital">{weekday(now, i18n.language)}</span>, {showDate(now)}
      </p>
    </div>
  );
}

/** D turns the lights, Esc leaves. */
function useWallKeys(leave: () => void): void {
  const { toggleColorScheme } = useMantineColorScheme();
  const latest = useRef({ leave, toggleColorScheme });
  latest.current = { leave, toggleColorScheme };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape") latest.current.leave();
      if (event.key === "d") latest.current.toggleColorScheme();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
