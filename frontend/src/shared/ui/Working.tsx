import { Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { underWayQuery } from "@/shared/api/planQueries";
import { showNumber } from "./numbers";

/** The parts of a work with an upload that count lines, in their order. */
const PARTS = ["READING", "KEEPING", "GIVING"] as const;
const NEARLY = 97; // what was counted is still written down: only the answer ends the bar

type Props = { words: string; most: number; upload?: string; last?: (typeof PARTS)[number] };

/** A long step under way: what is done, and how far it has come. Of an upload the work itself says so, line by line, in one bar
 * over all parts up to the `last`; of anything else, how long it takes already against the seconds it may take at most. */
export function Working({ words, most, upload, last = "READING" }: Props) {
  const { t, i18n } = useTranslation();
  const said = useQuery({ ...underWayQuery(upload ?? ""), enabled: Boolean(upload) }).data;
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  const time = t(seconds > most ? "app.workingLonger" : "app.working", { seconds, most });
  const lines = said?.total && said.phase && said.phase !== "OPENING" ? { ...said, phase: said.phase } : null;
  const number = (value: number) => showNumber(String(value), i18n.language);
  const counted = () => {
    if (!lines) return time;
    const [done, total] = [number(lines.done), number(lines.total)];
    if (lines.phase !== "READING" && lines.done === lines.total) return t("underWay.whole", { total });
    return t(`underWay.${lines.phase}`, { done, total });
  };
  const come = () => {
    if (!upload) return 100 * (1 - Math.exp((-2 * seconds) / most));
    if (!lines) return 0;
    const done = PARTS.indexOf(lines.phase) + lines.done / lines.total;
    return Math.min(NEARLY, (100 * done) / (PARTS.indexOf(last) + 1));
  };
  return (
    <div className="working">
      <p role="status" className="small">
        {words}
      </p>
      <Progress value={come()} aria-label={words} transitionDuration={500} />
      <p className="small dim">{counted()}</p>
    </div>
  );
}
