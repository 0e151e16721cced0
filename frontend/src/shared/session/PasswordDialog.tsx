import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFocusBack } from "@/shared/ui/useFocusBack";
import { PasswordForm } from "./PasswordForm";

/** The question for the password over whatever page is open. */
export default function PasswordDialog({ end }: { end: (typed: boolean) => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={() => end(false)}
      title={t("trust.again")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <PasswordForm onTyped={() => end(true)} />
    </Modal>
  );
}
