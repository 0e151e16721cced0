import { useTranslation } from "react-i18next";
import { SiblingPages } from "@/shared/ui/SiblingPages";

/** What lies with whom, which dates were moved, what is in the way: one beside the other. */
export function FairTabs() {
  const { t } = useTranslation();
  return (
    <SiblingPages
      label={t("fair.tabs")}
      pages={[
        ["/workload", t("workload.title")],
        ["/unit-figures", t("unitFigures.tab")],
        ["/extensions", t("extensions.title")],
        ["/ticket-extensions", t("ticketLedger.tab")],
        ["/obstacles", t("obstacle.title")],
        ["/signals", t("signal.title")],
      ]}
    />
  );
}
