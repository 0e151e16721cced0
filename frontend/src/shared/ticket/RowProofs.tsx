import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RowProof } from "@/shared/api/types";
import { EvidenceForm } from "@/shared/evidence/EvidenceForm";
import { EvidenceItem } from "@/shared/evidence/EvidenceItem";
import type { Moved } from "@/shared/transitions/useTransition";

/** What proves a row of a report or of a reply; whoever may write it adds more: a document, a file or photo, a count, a link. */
export function RowProofs({
  path,
  record,
  code,
  proofs,
  may,
}: {
  /** Where another one is added. */
  path: string;
  record: Moved;
  code: string;
  proofs: RowProof[];
  may: boolean;
}) {
  const { t } = useTranslation();
  const [adding, add] = useState(false);
  return (
    <>
      {proofs.length > 0 && (
        <ul className="list">
          {proofs.map((proof) => (
            <EvidenceItem key={proof.id} evidence={proof} />
          ))}
        </ul>
      )}
      {may && (
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => add(true)}
          aria-label={`${t("task.addEvidence")} ${code}`}
        >
          {t("task.addEvidence")}
        </Button>
      )}
      <Modal
        opened={adding}
        onClose={() => add(false)}
        title={`${t("evidence.title")}, ${code}`}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <EvidenceForm path={path} record={record} onDone={() => add(false)} />
      </Modal>
    </>
  );
}
