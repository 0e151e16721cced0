import { useMantineColorScheme } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useLive } from "@/shared/live/LiveProvider";
import { showDate, showTime, weekday } from "@/shared/ui/dates";
import { Mark } from "@/shared/ui/Mark";
import { WallColumn } from "./WallColumn";
import { WallFoot } from "./WallFoot";
import { WallSummary } from "./WallSummary";
import { urgent, type WallCard, type WallOf } from "./wall";

const TURN = 12_000;

/** The board for a wall: large, no names of people, most urgent first, long columns turn their page. */
export function Wall<C extends WallCard>({ wall: told, onLeave }: { wall: WallOf<C>; onLeave: () => void }) {
  const cards = useMemo(() => urgent(told.cards), [told.cards]);
  const turn = useTicks(TURN);
  const wall = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
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
          <h1>{told.title}</h1>
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
        <WallSummary wall={told} />
        {told.columns.map((column) => (
          <WallColumn
            key={column.name}
            wall={told}
            column={column}
            cards={cards.filter(column.holds)}
            turn={turn}
          />
        ))}
      </main>
      <WallFoot wall={told} />
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

/** D turns the lights, Esc leaves; the browser keeps the Esc that ends the full screen to itself and tells only that it ended. */
function useWallKeys(leave: () => void): void {
  const { toggleColorScheme } = useMantineColorScheme();
  const latest = useRef({ leave, toggleColorScheme });
  latest.current = { leave, toggleColorScheme };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape") latest.current.leave();
      if (event.key === "d") latest.current.toggleColorScheme();
    };
    const left = () => {
      if (!document.fullscreenElement) latest.current.leave();
    };
    window.addEventListener("keydown", listen);
    document.addEventListener("fullscreenchange", left);
    return () => {
      window.removeEventListener("keydown", listen);
      document.removeEventListener("fullscreenchange", left);
    };
  }, []);
}
