import { Alert, Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Keeping } from "@/shared/device/keeping";
import { useView } from "@/shared/device/useKeeping";
import { exported } from "./export";

/** What was never sent stays when the pack has wiped itself: to be sent with the next network, or carried off. */
export function LeftOver({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation();
  const count = useView(keeping).records.filter((one) => one.unsent).length;
  if (!count) return null;
  return (
    <Alert color="nghe" title={t("onsite.unsent", { count })}>
      <p>{t("onsite.leftOver")}</p>
      <Button
        variant="default"
        className="left-over"
        leftSection={<IconDownload size={18} aria-hidden />}
        onClick={() => exported(keeping)}
      >
        {t("onsite.export")}
      </Button>
      <p className="small">{t("onsite.exportHelp")}</p>
    </Alert>
  );
}
