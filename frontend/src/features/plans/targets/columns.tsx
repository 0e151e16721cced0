import { useTranslation } from "react-i18next";

/** The first four heads of a table of targets: number, target, unit, baseline. */
export function TargetHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col">{t("plans.no")}</th>
      <th scope="col">{t("plans.target")}</th>
      <th scope="col">{t("plans.unit")}</th>
      <th scope="col" className="number">
        {t("plans.baseline")}
      </th>
    </>
  );
}

/** A target's unit and baseline, as printed. */
export function PrintedCells({ target }: { target: { unit: string; baseline_printed: string } }) {
  const { t } = useTranslation();
  return (
    <>
      <td data-label={t("plans.unit")}>{target.unit || "–"}</td>
      <td className="number" data-label={t("plans.baseline")}>
        {target.baseline_printed || "–"}
      </td>
    </>
  );
}
