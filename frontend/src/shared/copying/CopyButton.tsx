import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { copy } from "@/shared/ui/copy";

/** Puts text for a conversation on the clipboard; `text` is made when it is pressed. */
export function CopyButton({ text, disabled = false }: { text: () => string; disabled?: boolean }) {
  const { t } = useTranslation();
  const take = () =>
    notifications.show({
      message: t(copy(text()) ? "copying.copied" : "quick.notCopied"),
      autoClose: 4000,
    });
  return (
    <Button
      variant="default"
      className="no-print"
      leftSection={<IconCopy size={16} stroke={1.75} aria-hidden />}
      disabled={disabled}
      onClick={take}
    >
      {t("copying.zalo")}
    </Button>
  );
}
