import { Pages } from "@/shared/ui/Pages";
import { useEvents } from "@/shared/ui/useEvents";

/** Everything that happened to the plan itself, as sentences. */
export function HistoryTab({ planId }: { planId: string }) {
  const events = useEvents(`plan:${planId}`);
  return (
    <section className="panel page-narrow">
      <Pages events={events} />
    </section>
  );
}
