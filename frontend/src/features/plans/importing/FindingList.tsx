import { useTranslation } from "react-i18next";
import type { Finding } from "@/shared/api/types";
import { cellsBySheet } from "./problems";

/** Where something stands, in words: sheet and cells. */
export function Place({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  return (
    <span className="finding-place">
      {cellsBySheet(findings)
        .map(({ sheet, cells }) =>
          !sheet
            ? t("importing.wholeFile")
            : cells.length
              ? t("importing.place", { sheet, cells: cells.join(", ") })
              : t("importing.placeSheet", { sheet }),
        )
        .join(" · ")}
    </span>
  );
}

/** Findings one by one: where, what is wrong, what stands there. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.sheet}:${finding.cell}:${finding.code}:${finding.value}`}>
          <Place findings={[finding]} />
          <div className="grow">
            <p>{finding.message}</p>
            {finding.cell && (
              <p className="dim small break">
                {t("importing.value")} {finding.value ? `“${finding.value}”` : t("importing.emptyValue")}
              </p>
            )}
            {finding.accepted.length > 0 && (
              <p className="dim small break">
                {t("importing.accepted")} {finding.accepted.join("; ")}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
