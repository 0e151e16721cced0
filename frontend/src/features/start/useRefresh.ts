import { useQueryClient } from "@tanstack/react-query";

/** Ask anew what a step has changed; done when the steps are told, so that the next one opens with what there is. */
export function useRefresh() {
  const queries = useQueryClient();
  return async (...keys: string[]): Promise<void> => {
    for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
    await queries.invalidateQueries({ queryKey: ["start"] });
  };
}
