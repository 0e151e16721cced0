import { Alert, Button, Checkbox, Modal, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { repeatsQuery } from "@/shared/api/radarQueries";
import type { FindingRepeats, Repeats } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

export type Answering = {
  item: FindingRepeats;
  earlier: string;
  code: string;
  outcome: "CONFIRMED" | "DISMISSED";
};

/** Whether it is what was found before: what follows is said first, and where a reason is asked it is asked here. */
export function RepeatAnswer({
  inspectionId,
  answering,
  onDone,
}: {
  inspectionId: string;
  answering: Answering | null;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={answering !== null}
      onClose={onDone}
      title={t(answering?.outcome === "DISMISSED" ? "radar.dismissNow" : "radar.confirmAll")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      {answering && <Form inspectionId={inspectionId} answering={answering} onDone={onDone} />}
    </Modal>
  );
}

function Form({
  inspectionId,
  answering,
  onDone,
}: {
  inspectionId: string;
  answering: Answering;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { item, earlier, code, outcome } = answering;
  const [reason, setReason] = useState("");
  const [keeps, keep] = useState(false);
  const act = useAct<Repeats>((answer) => {
    queries.setQueryData(repeatsQuery(inspectionId).queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["inspection", inspectionId], exact: true });
    onDone();
  });
  const dismisses = outcome === "DISMISSED";
  const [before, after] = [t(`severity.${item.severity}`), t(`severity.${item.raised}`)];
  const rises = item.raised !== item.severity;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({
          path: `inspections/${inspectionId}/findings/${item.finding}/repeats`,
          body: { earlier, outcome, reason, keeps },
          ifMatch: `"v${item.version}"`,
        });
      }}
    >
      <p className="dim small">
        {item.code}: {item.text}
      </p>
      {!dismisses && (
        <p>
          {t("radar.confirmed", { code })}.{" "}
          {!keeps && t(rises ? "radar.rises" : "radar.highest", { before, after })}
        </p>
      )}
      {!dismisses && rises && (
        <Checkbox
          label={t("radar.keep", { before })}
          checked={keeps}
          onChange={(event) => keep(event.currentTarget.checked)}
        />
      )}
      {act.problem && (
        <Alert color="son" role="alert" title={act.problem.stale ? t("dialog.stale") : undefined}>
          {act.problem.message}
        </Alert>
      )}
      {(dismisses || keeps) && (
        <Textarea
          label={t(dismisses ? "radar.why" : "radar.keepWhy")}
          description={dismisses ? t("radar.whyHelp") : undefined}
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={act.isPending}>
          {t(dismisses ? "radar.dismissNow" : "radar.confirmAll")}
        </Button>
      </div>
    </form>
  );
}
