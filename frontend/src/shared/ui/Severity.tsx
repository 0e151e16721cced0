import { useTranslation } from "react-i18next";
import type { Severity as Degree } from "@/shared/api/types";
import type { Tone } from "./badges";

export const SEVERITIES: Degree[] = ["REMIND", "MINOR", "MAJOR", "SERIOUS"];
const TONES: Record<Degree, Tone> = { REMIND: "grey", MINOR: "blue", MAJOR: "amber", SERIOUS: "red" };

/** How grave a finding is: filled bars and the word. */
export function Severity({ degree }: { degree: Degree }) {
  const { t } = useTranslation();
  const filled = SEVERITIES.indexOf(degree);
  return (
    <span className={`severity tone-${TONES[degree]}`}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        {SEVERITIES.map((one, bar) => (
          <rect
            key={one}
            x={bar * 3.6}
            y={9 - bar * 2.6}
            width="2.6"
            height={3 + bar * 2.6}
            rx=".8"
            className={bar <= filled ? "severity-on" : "severity-off"}
          />
        ))}
      </svg>
      {t(`severity.${degree}`)}
    </span>
  );
}
