import { useTranslation } from "react-i18next";
import type { Preview, ReadTarget } from "@/shared/api/types";
import { Empty } from "@/shared/ui/states";
import { PrintedCells, TargetHeads } from "../targets/columns";

const SIGNS: Record<string, string> = { ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": "" };

const number = (value: number, language: string): string =>
  new Intl.NumberFormat(language === "en" ? "en" : "vi", { maximumFractionDigits: 4 }).format(value);

/** Targets: the printed value beside the number and sign read out of it. */
export function PreviewTargets({ preview }: { preview: Preview }) {
  const { t, i18n } = useTranslation();
  const names = new Map(preview.units.map((unit) => [unit.code, unit.short_name]));
  if (!preview.targets.length) return <Empty title={t("importing.noTargets")} />;
  const understood = (target: ReadTarget): string =>
    target.planned === null ? "–" : `${SIGNS[target.operator] ?? ""}${number(target.planned, i18n.language)}`;
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <TargetHeads />
            <th scope="col" className="number">
              {t("plans.planned")}: {t("importing.printed")}
            </th>
            <th scope="col" className="number">
              {t("importing.understood")}
            </th>
            <th scope="col">{t("plans.responsible")}</th>
          </tr>
        </thead>
        <tbody>
          {preview.targets.map((target) => (
            <tr key={`${target.sheet}:${target.row}`}>
              <td className="outline-no">{target.line}</td>
              <td>{target.name}</td>
              <PrintedCells target={target} />
              <td className="number dim" data-label={t("importing.printed")}>
                {target.planned_printed || "–"}
              </td>
              <td className="number strong" data-label={t("importing.understood")}>
                {understood(target)}
              </td>
              <td data-label={t("plans.responsible")}>
                {target.responsible
                  ? (names.get(target.responsible) ?? target.responsible)
                  : target.responsible_printed || "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
