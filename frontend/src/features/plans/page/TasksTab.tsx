import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Plan } from "@/shared/api/types";
import { asQuery, VIEWS, type ViewSearch, viewSearch } from "@/shared/views/filter";
import { SavedViews } from "@/shared/views/saved/SavedViews";
import { TaskViews } from "@/shared/views/TaskViews";
import { ViewSwitch } from "@/shared/views/ViewSwitch";
import { OutlineTab } from "../OutlineTab";

/** The plan's tasks as the appendix prints them, or as list, board, timeline or calendar; a draft has its lines alone. A view
 * that is saved here names no plan, so that it serves next year's too. */
export function TasksTab({ plan }: { plan: Plan }) {
  const { tab: _tab, ...search } = useSearch({ from: "/shell/plans/$planId" });
  const navigate = useNavigate({ from: "/plans/$planId" });
  const set = useCallback(
    (next: ViewSearch) => void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true }),
    [navigate],
  );
  if (plan.state !== "ISSUED") return <OutlineTab plan={plan} />;
  const view = search.view ?? "outline";
  return (
    <>
      <ViewSwitch views={VIEWS} view={view} choose={(next) => set({ view: next })} />
      <SavedViews
        kind="plan_tasks"
        now={asQuery(search)}
        show={(kept) => void navigate({ search: viewSearch(kept) })}
      />
      {view === "outline" ? (
        <OutlineTab plan={plan} />
      ) : (
        <TaskViews view={view} search={search} set={set} plan={plan.id} />
      )}
    </>
  );
}
