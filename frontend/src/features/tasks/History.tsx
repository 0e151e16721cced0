import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type EventKind, fetchActivity } from "@/shared/api/queries";
import { Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";

const KINDS: (EventKind | undefined)[] = [undefined, "decisions", "progress"];

/** Everything that happened to the task, as sentences; or its decisions alone, or its progress. */
export function History({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [kind, show] = useState<EventKind>();
  const events = useInfiniteQuery({
    queryKey: ["activity", `task:${taskId}`, kind ?? "all"],
    queryFn: ({ pageParam }) => fetchActivity(`task:${taskId}`, pageParam, kind),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <Panel
      title={t("task.history")}
      aside={
        <fieldset className="chips chips-small" aria-label={t("task.historyShow")}>
          {KINDS.map((one) => (
            <button
              key={one ?? "all"}
              type="button"
              className={one === kind ? "chip chip-on" : "chip"}
              aria-pressed={one === kind}
              onClick={() => show(one)}
            >
              {t(`task.historyKind.${one ?? "all"}`)}
            </button>
          ))}
        </fieldset>
      }
    >
      <Pages events={events} filtered={kind !== undefined} />
    </Panel>
  );
}
