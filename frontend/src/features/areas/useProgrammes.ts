import { useQueryClient } from "@tanstack/react-query";
import { programmesQuery } from "@/shared/api/bodyQueries";
import { meQuery } from "@/shared/api/queries";
import type { Programmes } from "@/shared/api/types";

/** Keeps an answer, and asks anew for what names areas. */
export function useProgrammes() {
  const queries = useQueryClient();
  return (answer: Programmes) => {
    queries.setQueryData(programmesQuery.queryKey, answer);
    for (const queryKey of [meQuery.queryKey, ["plans"], ["plan"], ["import"], ["division"], ["start"]])
      void queries.invalidateQueries({ queryKey });
  };
}
