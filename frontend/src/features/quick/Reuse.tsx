import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { QuickRow } from "@/shared/api/types";
import { nameOf, RecentProofs } from "@/shared/evidence/RecentProofs";

/** What was used lately, to prove this row too; it is used when the row is saved. */
export function Reuse({
  row,
  onUse,
  onClose,
}: {
  row: QuickRow | null;
  onUse: (row: QuickRow, again: { id: string; name: string }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={t("recent.choose")}
      size="lg"
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      {row && (
        <>
          <p className="dim small clamp-2 dialog-about">{row.title}</p>
          <RecentProofs
            busy={null}
            onUse={(proof) => {
              onUse(row, { id: proof.id, name: nameOf(proof) });
              onClose();
            }}
          />
        </>
      )}
    </Modal>
  );
}
