import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Keeping } from "@/shared/device/keeping";
import { useView } from "@/shared/device/useKeeping";
import { CarryOff } from "./Carrying";

/** What was never sent stays when the pack has wiped itself: to be sent with the next network, or carried off. */
export function LeftOver({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation();
  const count = useView(keeping).records.filter((one) => one.unsent).length;
  if (!count) return null;
  return (
    <Alert color="nghe" title={t("onsite.unsent", { count })}>
      <p>{t("onsite.leftOver")}</p>
      <CarryOff keeping={keeping} />
    </Alert>
  );
}
