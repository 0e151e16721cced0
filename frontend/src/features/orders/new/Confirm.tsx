import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { showDate } from "@/shared/ui/dates";

/** Asked once before work goes to many: what has gone out is taken back from each unit with a reason. */
export function Confirm({
  opened,
  count,
  title,
  due,
  onGive,
  onClose,
}: {
  opened: boolean;
  count: number;
  title: string;
  due: string | null;
  onGive: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("newOrder.ask", { count })}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <div className="stack">
        <div>
          <p className="strong clamp-2">{title}</p>
          <p className="dim">{due ? t("order.due", { date: showDate(due) }) : t("order.noDue")}</p>
        </div>
        <p className="dim small">{t("newOrder.askHelp")}</p>
        <div className="form-buttons">
          <Button variant="default" onClick={onClose}>
            {t("newOrder.back")}
          </Button>
          <Button data-autofocus onClick={onGive}>
            {t("newOrder.send", { count })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
