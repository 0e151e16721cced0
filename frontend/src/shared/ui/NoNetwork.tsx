import { useNetwork } from "@mantine/hooks";
import { IconWifiOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** For pages without a live link, which says it elsewhere: that this device is cut off. */
export function NoNetwork() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  if (online) return null;
  return (
    <p className="note tone-amber no-network" role="status">
      <IconWifiOff size={16} stroke={1.75} aria-hidden />
      <span>{t("link.offline")}</span>
    </p>
  );
}
