import { Button, Select } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Preview } from "@/shared/api/types";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { useLive } from "@/shared/live/LiveProvider";
import { Panel } from "@/shared/ui/Page";
import { FindingList } from "./FindingList";
import type { ImportSearch } from "./ImportPage";
import { OFFICE } from "./office";
import { bySameText, type Group, groupProblems } from "./problems";
import { UnknownUnit } from "./UnknownUnit";
import { Warnings } from "./Warnings";

/** Step 2: what stops the plan, by kind; unknown names and the year are answered here, the rest in the file. */
export function ProblemsStep({
  preview,
  search,
  go,
  onSent,
}: {
  preview: Preview;
  search: ImportSearch;
  go: (next: ImportSearch, replace?: boolean) => void;
  onSent: (id: string) => void;
}) {
  const { t } = useTranslation();
  const state = useSending(onSent);
  const groups = groupProblems(preview.errors);
  const inFile = groups.some((group) => group.kind !== "unit" && group.kind !== "year");
  return (
    <div className="stack">
      {groups.length === 0 ? (
        <div className="note tone-green" role="status">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden />
          <div>
            <b>{t("importing.clean")}</b>
            <p>{t("importing.cleanHelp")}</p>
          </div>
        </div>
      ) : (
        <div role="status">
          <h2 className="problem-head">
            <IconAlertCircle size={18} stroke={1.75} aria-hidden />
            {t("importing.headline", { count: preview.errors.length })}
          </h2>
        </div>
      )}
      {groups.map((group) => (
        <Problems key={group.kind} group={group} preview={preview} search={search} go={go} />
      ))}
      {inFile && (
        <div className="panel mend">
          <p>{t("importing.mend")}</p>
          <FileChoice
            accept={OFFICE}
            send={state.send}
            label={t("importing.another")}
            primary
            busy={state.sending?.percent != null}
          />
          <SendingNote state={state} />
        </div>
      )}
      <Warnings preview={preview} />
      {preview.tasks.length > 0 && (
        <div className="form-buttons">
          <Button variant={groups.length ? "default" : "filled"} onClick={() => go({ step: 3 })}>
            {t("importing.toPreview")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Problems({
  group,
  preview,
  search,
  go,
}: {
  group: Group;
  preview: Preview;
  search: ImportSearch;
  go: (next: ImportSearch, replace?: boolean) => void;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const now = live.now().getFullYear();
  return (
    <Panel
      title={t(`importing.kind.${group.kind}`)}
      aside={t("importing.problemCount", { count: group.findings.length })}
    >
      {group.kind === "year" && (
        <Select
          label={t("importing.year")}
          description={t("importing.yearHelp")}
          withAsterisk
          w={240}
          data={[now - 1, now, now + 1].map(String)}
          placeholder={t("dialog.choose")}
          value={search.year ?? null}
          onChange={(year) => go({ year: year ?? undefined }, true)}
        />
      )}
      {group.kind === "unit" ? (
        <ul className="same-texts">
          {bySameText(group.findings).map((same) => (
            <UnknownUnit
              key={same.text}
              same={same}
              units={preview.units}
              onKept={() => go({ step: 2 }, true)}
            />
          ))}
        </ul>
      ) : (
        <FindingList findings={group.findings} />
      )}
    </Panel>
  );
}
