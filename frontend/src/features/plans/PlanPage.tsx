import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { outlineQuery, planQuery } from "@/shared/api/planQueries";
import { Crumbs } from "@/shared/ui/Page";
import { FailedPage, Loading } from "@/shared/ui/states";
import { ChangesTab } from "./changes/ChangesTab";
import { ClosingTab } from "./closing/ClosingTab";
import { CorrectionsTab } from "./corrections/CorrectionsTab";
import { CoverageTab } from "./coverage/CoverageTab";
import { OfficersTab } from "./officers/OfficersTab";
import { ClarityTab } from "./page/ClarityTab";
import { DaysUnknown } from "./page/DaysUnknown";
import { HistoryTab } from "./page/HistoryTab";
import { PlanCall } from "./page/PlanCall";
import { PlanHead } from "./page/PlanHead";
import { PlanTabs } from "./page/PlanTabs";
import { TasksTab } from "./page/TasksTab";
import { TargetsTab } from "./targets/TargetsTab";
import "@/shared/i18n/versions";

export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = useParams({ from: "/shell/plans/$planId" });
  const { tab, view, state, timeliness, lead, q } = useSearch({ from: "/shell/plans/$planId" });
  const plan = useQuery(planQuery(planId));
  // Beside the plan, not after it; who shows the lines takes them from there.
  useQuery({
    ...outlineQuery(planId, { state, timeliness, lead, q }),
    enabled: !tab && !view,
    notifyOnChangeProps: [],
  });
  if (plan.isPending)
    return (
      <div className="page">
        <Loading rows={4} height={90} />
      </div>
    );
  if (plan.error) return <FailedPage error={plan.error} retry={() => void plan.refetch()} />;
  return (
    <div className="plan">
      <Crumbs title={plan.data.title} back={{ to: "/plans", search: {} }}>
        <Link to="/plans" className="desk">
          {t("nav.plans")}
        </Link>
        <span className="desk">{t("plans.year", { year: plan.data.year })}</span>
        <b>{plan.data.number || plan.data.title}</b>
      </Crumbs>
      <PlanHead plan={plan.data} />
      <PlanTabs plan={plan.data} tab={tab} />
      <div className="page page-wide stack">
        {tab !== "officers" && <PlanCall plan={plan.data} />}
        {!tab && <DaysUnknown year={plan.data.year} />}
        {tab === "targets" && <TargetsTab plan={plan.data} />}
        {tab === "coverage" && <CoverageTab plan={plan.data} />}
        {tab === "clarity" && <ClarityTab plan={plan.data} />}
        {tab === "officers" && <OfficersTab plan={plan.data} />}
        {tab === "changes" && <ChangesTab plan={plan.data} />}
        {tab === "corrections" && <CorrectionsTab plan={plan.data} />}
        {tab === "closing" && <ClosingTab plan={plan.data} />}
        {tab === "history" && <HistoryTab planId={planId} />}
        {!tab && <TasksTab plan={plan.data} />}
      </div>
    </div>
  );
}
