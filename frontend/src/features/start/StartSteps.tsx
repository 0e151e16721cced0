import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Start } from "@/shared/api/types";
import { done, STEPS, type Step } from "./steps";

/** Where one is in the five steps, and what each has already. */
export function StartSteps({ start, step, go }: { start: Start; step: Step; go: (step: Step) => void }) {
  const { t } = useTranslation();
  const { steps } = start;
  const notes: Record<Step, string | undefined> = {
    1: start.body?.short_name,
    2: steps?.units ? t("start.unitCount", { count: steps.units }) : undefined,
    3: steps?.people
      ? t(steps.waiting ? "start.peopleWaiting" : "start.peopleCount", {
          count: steps.people,
          waiting: steps.waiting,
        })
      : undefined,
    4: steps?.standing_office?.short_name,
    5: steps?.plan
      ? steps.plan.unnamed
        ? t("start.planUnnamed", { count: steps.plan.unnamed })
        : t("start.planTasks", { count: steps.plan.tasks })
      : undefined,
  };
  return (
    <ol className="import-steps start-steps" aria-label={t("start.steps")}>
      {STEPS.map((n) => {
        const state = n === step ? "present" : done(start, n) ? "done" : "ahead";
        const words = (
          <>
            <span className="route-disc" aria-hidden>
              {done(start, n) ? <IconCheck size={14} stroke={2.5} /> : n}
            </span>
            <span className="import-step-text">
              <span className="visually-hidden">{t("importing.stepN", { count: n })} </span>
              <span className="strong small">{t(`start.step${n}`)}</span>
              {notes[n] && <span className="dim small">{notes[n]}</span>}
            </span>
          </>
        );
        return (
          <li key={n} className={`route-${state}`} aria-current={n === step ? "step" : undefined}>
            {n !== step && start.body ? (
              <button type="button" className="import-step" onClick={() => go(n)}>
                {words}
              </button>
            ) : (
              <span className="import-step">{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
