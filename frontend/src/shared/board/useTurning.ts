import { useCallback, useEffect, useRef } from "react";

const LINGER = 120; // who only passes over a card asks nothing

/** Ask ahead what may be done with the card somebody turns to; the answer lies ready when it is lifted. */
export function useTurning(stepsOf: (id: string) => Promise<unknown>) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const turnTo = useCallback(
    (id: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void stepsOf(id).catch(() => undefined), LINGER);
    },
    [stepsOf],
  );
  return { turnTo };
}
