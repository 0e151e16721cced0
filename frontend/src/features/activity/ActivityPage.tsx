import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fetchActivity } from "@/shared/api/queries";
import { Crumbs } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { Feed } from "@/shared/ui/Timeline";

export function ActivityPage() {
  const { t } = useTranslation();
  const events = useInfiniteQuery({
    queryKey: ["activity", "all"],
    queryFn: ({ pageParam }) => fetchActivity(undefined, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("activity.title")}>
        <b>{t("activity.title")}</b>
      </Crumbs>
      <h1>{t("activity.title")}</h1>
      <p className="dim">{t("activity.lead")}</p>
      <section className="panel">
        <Pages events={events} of={Feed} />
      </section>
    </div>
  );
}
