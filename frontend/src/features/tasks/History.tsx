import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fetchActivity } from "@/shared/api/queries";
import { Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";

/** Everything that happened to the task, as sentences. */
export function History({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const events = useInfiniteQuery({
    queryKey: ["activity", `task:${taskId}`],
    queryFn: ({ pageParam }) => fetchActivity(`task:${taskId}`, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <Panel title={t("task.history")}>
      <Pages events={events} />
    </Panel>
  );
}
