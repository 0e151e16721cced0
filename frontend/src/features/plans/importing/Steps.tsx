import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Preview } from "@/shared/api/types";

/** Where one is in the four steps; those that can be gone to are buttons. */
export function Steps({
  step,
  again,
  preview,
  go,
}: {
  step: number;
  /** Into a draft that is there: what differs is taken or left, the whole replaced only if one wants. */
  again: boolean;
  preview: Preview | undefined;
  go: (step: 2 | 3 | 4) => void;
}) {
  const { t } = useTranslation();
  const errors = preview?.errors.length ?? 0;
  const notes: Record<number, string | undefined> = {
    1: preview?.upload.name,
    2: preview && (errors ? t("importing.problemCount", { count: errors }) : t("importing.noProblems")),
    3: preview && t("importing.lineCount", { count: preview.tasks.length }),
  };
  const done = (n: number): boolean =>
    n === 1 ? preview !== undefined : n === 2 ? preview !== undefined && !errors : n < step && !errors;
  const open = (n: number): n is 2 | 3 | 4 =>
    preview !== undefined && n !== step && (n === 2 ? errors > 0 : n === 3 || (n === 4 && !errors));
  return (
    <ol className="import-steps" aria-label={t("importing.steps")}>
      {([1, 2, 3, 4] as const).map((n) => {
        const state = n === step ? "present" : done(n) ? "done" : "ahead";
        const words = (
          <>
            <span className="route-disc" aria-hidden>
              {state === "done" ? <IconCheck size={14} stroke={2.5} /> : n}
            </span>
            <span className="import-step-text">
              <span className="visually-hidden">{t("importing.stepN", { count: n })} </span>
              <span className="strong small">
                {again && (n === 3 || n === 4) ? t(`versions.step${n}`) : t(`importing.step${n}`)}
              </span>
              {notes[n] && <span className="dim small ellipsis">{notes[n]}</span>}
            </span>
          </>
        );
        return (
          <li key={n} className={`route-${state}`} aria-current={state === "present" ? "step" : undefined}>
            {open(n) ? (
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
