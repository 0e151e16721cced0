import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Inspection, InspectionState } from "@/shared/api/types";

const ALL: Exclude<InspectionState, "CANCELLED">[] = [
  "PLANNED",
  "DECIDED",
  "NOTIFIED",
  "ON_SITE",
  "MINUTES_SIGNED",
  "CONCLUDED",
  "CLOSED",
];

/** The line of its steps. A visit told to nobody has no step of telling. */
export function Steps({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  if (inspection.state === "CANCELLED") return null;
  const at = ALL.indexOf(inspection.state);
  const untold = inspection.kind === "SURPRISE" || inspection.kind === "SELF";
  const steps = ALL.filter((state) => state !== "NOTIFIED" || !untold || inspection.state === state);
  return (
    <section className="panel" aria-label={t("visit.steps")}>
      <ol className="visit-steps">
        {steps.map((state) => {
          const place = ALL.indexOf(state);
          const done = place < at || inspection.state === "CLOSED";
          const now = place === at && !done;
          return (
            <li
              key={state}
              className={done ? "visit-done" : now ? "visit-now" : undefined}
              aria-current={now ? "step" : undefined}
            >
              <span className="visit-dot">{done && <IconCheck size={14} stroke={2.5} aria-hidden />}</span>
              {t(`visit.step.${state}`)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
