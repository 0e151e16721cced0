import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Plan } from "@/shared/api/types";
import { VIEWS, type ViewSearch } from "@/shared/views/filter";
import { TaskViews } from "@/shared/views/TaskViews";
import { ViewSwitch } from "@/shared/views/ViewSwitch";
import { OutlineTab } from "../OutlineTab";

/** The plan's tasks as the appendix prints them, or as list, board, timeline or calendar; a draft has its lines alone. */
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
      {view === "outline" ? (
        <OutlineTab plan={plan} />
      ) : (
        <TaskViews view={view} search={search} set={set} plan={plan.id} />
      )}
    </>
  );
}
