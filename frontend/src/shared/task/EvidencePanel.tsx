import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { EvidenceForm } from "@/shared/evidence/EvidenceForm";
import { EvidenceItem } from "@/shared/evidence/EvidenceItem";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Counted } from "./Counted";

/** The result in words, and what proves it; replaced versions fold under the newest. */
export function EvidencePanel({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const sent = task.submissions.at(-1);
  const replaced = new Set(task.evidence.map((e) => e.replaces));
  const live = task.evidence.filter((e) => !replaced.has(e.id));
  return (
    <Panel
      title={t("task.product")}
      aside={
        sent &&
        [
          t("task.round", { count: sent.round }),
          showDate(sent.at),
          sent.state === "WITHDRAWN" && t("task.withdrawn"),
        ]
          .filter(Boolean)
          .join(", ")
      }
    >
      {sent && <p className="prose">{sent.text}</p>}
      {task.counted && <Counted task={task} counted={task.counted} />}
      {!task.evidence.length && <p className="dim">{t("task.noEvidence")}</p>}
      {live.length > 0 && (
        <ul className="list">
          {live.map((evidence) => (
            <EvidenceItem
              key={evidence.id}
              evidence={evidence}
              older={task.evidence.find((one) => one.id === evidence.replaces)}
            />
          ))}
        </ul>
      )}
      {task.may.evidence && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
          className="self-start"
        >
          {t("task.addEvidence")}
        </Button>
      )}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t("evidence.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <EvidenceForm
          path={`tasks/${task.id}/evidence`}
          record={{ type: "task", id: task.id }}
          replaceable={task.evidence}
          onDone={() => setAdding(false)}
        />
      </Modal>
    </Panel>
  );
}
