import { useTranslation } from "react-i18next";
import { SiblingPages } from "@/shared/ui/SiblingPages";

/** What must be remedied in three ways: by state, in rows, in figures. */
export function RemedyTabs() {
  const { t } = useTranslation();
  return (
    <SiblingPages
      className="remedy-tabs"
      label={t("remedyTabs.label")}
      exact
      pages={[
        ["/board", t("remedyTabs.board")],
        ["/remediation", t("remedyTabs.list")],
        ["/remediation/figures", t("remedyTabs.figures")],
      ]}
    />
  );
}
