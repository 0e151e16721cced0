import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { targetsQuery } from "@/shared/api/queries";
import { Empty, Failed, Loading } from "@/shared/ui/states";

export function TargetsTab({ planId }: { planId: string }) {
  const { t } = useTranslation();
  const targets = useQuery(targetsQuery(planId));
  if (targets.isPending) return <Loading rows={6} height={48} />;
  if (targets.error) return <Failed error={targets.error} retry={() => void targets.refetch()} />;
  if (!targets.data.items.length) return <Empty title={t("plans.empty")} />;
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("plans.no")}</th>
            <th scope="col">{t("plans.target")}</th>
            <th scope="col">{t("plans.unit")}</th>
            <th scope="col" className="number">
              {t("plans.baseline")}
            </th>
            <th scope="col" className="number">
              {t("plans.planned")}
            </th>
            <th scope="col">{t("plans.responsible")}</th>
          </tr>
        </thead>
        <tbody>
          {targets.data.items.map((target) => (
            <tr key={target.line_no}>
              <td className="outline-no">{target.line_no}</td>
              <td>{target.name}</td>
              <td data-label={t("plans.unit")}>{target.unit || "–"}</td>
              <td className="number" data-label={t("plans.baseline")}>
                {target.baseline_printed || "–"}
              </td>
              <td className="number" data-label={t("plans.planned")}>
                {target.planned_printed || "–"}
              </td>
              <td data-label={t("plans.responsible")}>{target.responsible?.short_name ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
