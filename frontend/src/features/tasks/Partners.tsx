import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { PartnersForm } from "./PartnersForm";

/** The units beside the lead, in which mode; whoever may, sets them here. */
export function Partners({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Names task={task} />
      {task.may.partners && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="self-start partner-set"
          onClick={() => setOpen(true)}
        >
          {t("task.setPartners")}
        </Button>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="lg"
        title={t("partners.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <PartnersForm task={task} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Names({ task }: { task: Task }) {
  const { t } = useTranslation();
  const external = task.line?.coordinating_external ?? [];
  if (!task.partners.length && !external.length) return <>{t("task.noPartners")}</>;
  return (
    <ul className="plain-list">
      {task.partners.map((partner) => (
        <li key={partner.unit.id}>
          {partner.unit.short_name} <span className="dim small">({t(`task.modes.${partner.mode}`)})</span>
          {partner.part_product && (
            <p className="dim small">
              {t("task.partDue", { product: partner.part_product, date: showDate(partner.part_due_on) })}
            </p>
          )}
        </li>
      ))}
      {external.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
