import { Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Preset } from "@/shared/giving/context";
import { usePhone } from "@/shared/ui/usePhone";
import { QuickTask } from "./QuickTask";

/** The dialog of a quick task; `asked`: with what it is filled in, null while it is closed. */
export default function GivingDialog({ asked, close }: { asked: Preset | true | null; close: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [opened, open] = useState(false); // from closed to open, so that it knows where the focus goes back to
  useEffect(() => open(asked !== null), [asked]);
  return (
    <Modal
      opened={opened}
      onClose={close}
      fullScreen={phone}
      size="lg"
      title={t("giving.title")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      {asked && <QuickTask preset={asked === true ? undefined : asked} onDone={close} />}
    </Modal>
  );
}
