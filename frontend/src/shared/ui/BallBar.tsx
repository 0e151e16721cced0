import { useTranslation } from "react-i18next";
import type { HeldSegment } from "@/shared/api/types";
import type { Tone } from "./badges";

const TONES: Record<HeldSegment["kind"], Tone> = {
  assignee: "teal",
  partner: "amber",
  head: "violet",
  standing: "indigo",
  leader: "blue",
  release: "blue",
  hold: "grey",
  giver: "grey",
};

/** The same holder twice in a row, after something that took no day, is one stretch. */
const joined = (segments: HeldSegment[]): HeldSegment[] => {
  const stretches: HeldSegment[] = [];
  for (const segment of segments) {
    const last = stretches.at(-1);
    if (last?.label === segment.label && last.kind === segment.kind)
      stretches[stretches.length - 1] = { ...segment, days: last.days + segment.days };
    else stretches.push(segment);
  }
  return stretches;
};

/** Who held it how long, in working days; the present holder hatched. Told in words below, for every eye and ear. */
export function BallBar({ segments }: { segments: HeldSegment[] }) {
  const { t } = useTranslation();
  const shown = joined(segments.filter((segment) => segment.days > 0 || segment.present));
  if (!shown.length) return null;
  return (
    <div>
      <div className="ball" aria-hidden>
        {shown.map((segment, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their order
            key={index}
            className={`tone-${TONES[segment.kind]} ${segment.present ? "ball-present" : ""}`}
            style={{ flexGrow: Math.max(1, segment.days) }}
          />
        ))}
      </div>
      <ul className="ball-legend">
        {shown.map((segment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <li key={index} className={`tone-${TONES[segment.kind]}`}>
            {t(segment.present ? "task.heldPresent" : "task.heldDays", {
              label: segment.label,
              count: segment.days,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
