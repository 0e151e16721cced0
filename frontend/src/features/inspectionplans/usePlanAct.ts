import { useQueryClient } from "@tanstack/react-query";
import type { InspectionPlan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** An act on a plan, answered with its page. */
export function usePlanAct(onDone: (plan: InspectionPlan, id: string) => void) {
  const queries = useQueryClient();
  return useAct<InspectionPlan>((plan, _, id) => {
    queries.setQueryData(["inspection_plan", plan.id], plan);
    for (const queryKey of [["inspection_plans"], ["inspections"], ["inspection_plan", plan.id, "pool"]])
      void queries.invalidateQueries({ queryKey });
    onDone(plan, id);
  });
}

/** What the server said of one field. */
export const saidOf = (
  problem: { errors: { field: string; message: string }[] } | null,
  field: string,
): string | undefined => problem?.errors.find((error) => error.field.startsWith(field))?.message;
