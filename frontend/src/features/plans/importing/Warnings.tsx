import { useTranslation } from "react-i18next";
import type { Preview } from "@/shared/api/types";
import { FindingList } from "./FindingList";
import { bySameText } from "./problems";
import { UnknownUnit } from "./UnknownUnit";

/** What does not stop the plan, folded; a partner that is a unit of the body after all can be named here too. */
export function Warnings({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { warnings, units } = preview;
  if (!warnings.length) return null;
  const partners = bySameText(warnings.filter((one) => one.code === "UNKNOWN_PARTNER"));
  const others = warnings.filter((one) => one.code !== "UNKNOWN_PARTNER");
  return (
    <details className="panel warnings">
      <summary>{t("importing.warnings", { count: warnings.length })}</summary>
      <p className="dim small">{t("importing.warningsHelp")}</p>
      {others.length > 0 && <FindingList findings={others} />}
      {partners.length > 0 && (
        <ul className="same-texts">
          {partners.map((same) => (
            <UnknownUnit key={same.text} same={same} units={units} />
          ))}
        </ul>
      )}
    </details>
  );
}
