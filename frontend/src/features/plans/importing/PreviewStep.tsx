import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "@/shared/api/types";
import { Empty } from "@/shared/ui/states";
import type { ImportSearch } from "./ImportPage";
import { PreviewLines } from "./PreviewLines";
import { PreviewTargets } from "./PreviewTargets";
import { typedKeys, useTyped } from "./typed";
import { Warnings } from "./Warnings";

/** Step 3: left what the file prints, right what was understood; stars for the key tasks. */
export function PreviewStep({
  preview,
  before,
  go,
}: {
  preview: Preview;
  before: string[];
  go: (next: ImportSearch) => void;
}) {
  const { t } = useTranslation();
  const [part, setPart] = useState<"tasks" | "targets">("tasks");
  const [typed, set] = useTyped(preview.upload.id);
  const keys = typedKeys(typed, before);
  const errors = preview.errors.length;
  const toggle = (no: string) =>
    set({ keys: (keys.includes(no) ? keys.filter((key) => key !== no) : [...keys, no]).join("\n") });
  return (
    <div className="stack">
      <Warnings preview={preview} />
      <div className="preview-tools">
        <fieldset className="chips plain-set" aria-label={t("importing.parts")}>
          {(["tasks", "targets"] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={part === name}
              className={part === name ? "chip chip-on" : "chip"}
              onClick={() => setPart(name)}
            >
              {t(`importing.${name}`)} <b>{preview[name].length}</b>
            </button>
          ))}
        </fieldset>
        {part === "tasks" && (
          <p className="dim small" role="status">
            {keys.length ? t("importing.keyCount", { count: keys.length }) : t("importing.keyHelp")}
          </p>
        )}
      </div>
      {part === "targets" && <PreviewTargets preview={preview} />}
      {part === "tasks" &&
        (preview.tasks.length ? (
          <PreviewLines preview={preview} keys={keys} toggle={toggle} />
        ) : (
          <Empty title={t("importing.noLines")} />
        ))}
      <div className="sticky-bar">
        <p className="grow small dim">
          {t("importing.summary", { lines: preview.tasks.length, targets: preview.targets.length })}
          {keys.length > 0 && ` · ${t("importing.keyCount", { count: keys.length })}`}
        </p>
        {errors > 0 ? (
          <Button onClick={() => go({ step: 2 })}>{t("importing.backToProblems", { count: errors })}</Button>
        ) : (
          <Button onClick={() => go({ step: 4 })}>{t("importing.toCreate")}</Button>
        )}
      </div>
    </div>
  );
}
