import { Switch } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { UnitFigures } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** Whether units are ranked, in words; a leader turns it on and off. Off until then (product.md §28). */
export function Ranking({
  says,
  label,
  on,
  may,
}: {
  says: string;
  label: string;
  on: boolean;
  may: boolean;
}) {
  const queries = useQueryClient();
  const act = useAct<UnitFigures>(() => {
    for (const queryKey of [["committee"], ["unit-figures"]]) void queries.invalidateQueries({ queryKey });
  });
  return (
    <div className="ranking no-print">
      <p className="dim small grow">{says}</p>
      {may && (
        <Switch
          label={label}
          checked={on}
          disabled={act.isPending}
          onChange={(event) =>
            act.mutate({ path: "unit-figures/ranking", body: { on: event.currentTarget.checked } })
          }
        />
      )}
      {act.problem && (
        <p className="reason small" role="alert">
          {act.problem.message}
        </p>
      )}
    </div>
  );
}
