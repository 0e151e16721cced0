import { Progress } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** A long step under way: what is done, for how long already, against the seconds it may take at most. */
export function Working({ words, most }: { words: string; most: number }) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  const time = t(seconds > most ? "app.workingLonger" : "app.working", { seconds, most });
  return (
    <div className="working">
      <p role="status" className="small">
        {words}
      </p>
      {/* Nearly full at the bound and never quite: only the answer ends it. */}
      <Progress
        value={100 * (1 - Math.exp((-2 * seconds) / most))}
        aria-label={words}
        transitionDuration={500}
      />
      <p className="small dim">{time}</p>
    </div>
  );
}
