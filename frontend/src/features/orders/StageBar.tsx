import type { OrderPage } from "@/shared/api/types";
import { countOf, LOOKS, STAGES } from "./stages";

/** How the units stand, as a bar; the words stand beside it. */
export function StageBar({ counts }: { counts: OrderPage["counts"] }) {
  return (
    <span className="bar stage-bar" aria-hidden>
      {STAGES.slice(0, -1)
        .toReversed()
        .map((stage) => [stage, countOf(counts, stage)] as const)
        .filter(([, count]) => count > 0)
        .map(([stage, count]) => (
          <i key={stage} className={`tone-${LOOKS[stage][0]}`} style={{ flexGrow: count }} />
        ))}
    </span>
  );
}
