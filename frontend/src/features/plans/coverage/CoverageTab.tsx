import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { coverageQuery } from "@/shared/api/planQueries";
import type { Plan } from "@/shared/api/types";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { AbovePlan } from "./AbovePlan";
import { Below } from "./Below";

/** The plan held against the plan of the body above, and the plans of the bodies below held against it. */
export function CoverageTab({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const coverage = useQuery(coverageQuery(plan.id));
  if (coverage.isPending) return <Loading rows={6} height={48} />;
  if (coverage.error) return <Failed error={coverage.error} retry={() => void coverage.refetch()} />;
  const { above, below } = coverage.data;
  if (!above && !below) return <Empty title={t("coverage.nobody")} />;
  return (
    <div className="stack">
      {above && !above.plans.length && (
        <Empty
          title={t("coverage.noPlan", { year: plan.year, body: above.body.short_name })}
          help={t("coverage.noPlanHelp")}
        />
      )}
      {above?.plans.map((one) => (
        <AbovePlan key={`${one.number} ${one.title}`} plan={plan} above={above} one={one} />
      ))}
      {below && <Below below={below} />}
    </div>
  );
}
