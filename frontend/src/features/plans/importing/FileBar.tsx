import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Preview } from "@/shared/api/types";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { showDate } from "@/shared/ui/dates";
import { ProgrammeField } from "@/shared/ui/ProgrammeField";
import { FileIcon } from "../FileIcon";
import { OFFICE } from "./office";
import { hasHidden } from "./problems";

/** The file being read: its name, what it says of itself, hidden parts, and the way to another one. */
export function FileBar({
  preview,
  hidden,
  set,
  programme,
  onSent,
}: {
  preview: Preview;
  hidden: boolean;
  set: (next: { hidden?: true | undefined; programme?: string }) => void;
  /** Whose areas the lines are read by; left out where the plan says it. */
  programme: string | undefined;
  onSent: (id: string) => void;
}) {
  const { t } = useTranslation();
  const state = useSending(onSent);
  const { plan, upload } = preview;
  return (
    <div className="panel file-bar">
      <div className="file-bar-row">
        <span className="dim">
          <FileIcon name={upload.name} size={20} />
        </span>
        <div className="grow">
          <p className="strong break">{upload.name}</p>
          <p className="item-facts">
            <span>
              {t("importing.summary", { lines: preview.tasks.length, targets: preview.targets.length })}
            </span>
            {plan.number && (
              <span>{t("plans.number", { number: plan.number, date: showDate(plan.date) })}</span>
            )}
            {plan.year && <span>{t("importing.yearOf", { year: plan.year })}</span>}
            <span>{preview.body.short_name}</span>
          </p>
        </div>
        <FileChoice
          send={state.send}
          accept={OFFICE}
          label={t("importing.another")}
          busy={state.sending?.percent != null}
        />
      </div>
      {(hidden || hasHidden(preview.warnings)) && (
        <Switch
          checked={hidden}
          onChange={(event) => set({ hidden: event.currentTarget.checked ? true : undefined })}
          label={t("importing.takeHidden")}
          description={t("importing.takeHiddenHelp")}
        />
      )}
      {programme && (
        <ProgrammeField
          value={programme}
          set={(code) => set({ programme: code })}
          help={t("importing.programmeHelp")}
        />
      )}
      <SendingNote state={state} />
    </div>
  );
}
