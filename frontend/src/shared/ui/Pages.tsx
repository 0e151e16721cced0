import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EventPage } from "@/shared/api/queries";
import { Empty, Failed, Loading } from "./states";
import { Timeline } from "./Timeline";

/** Pages of events with everything a list needs: loading, empty, error, more. */
export function Pages({
  events,
  withSubject = false,
}: {
  events: UseInfiniteQueryResult<InfiniteData<EventPage>>;
  withSubject?: boolean;
}) {
  const { t } = useTranslation();
  if (events.isPending) return <Loading rows={4} height={44} />;
  if (events.error) return <Failed error={events.error} retry={() => void events.refetch()} />;
  const items = events.data.pages.flatMap((page) => page.items);
  if (!items.length) return <Empty title={t("activity.empty")} help={t("activity.emptyHelp")} />;
  return (
    <>
      <Timeline events={items} withSubject={withSubject} />
      {events.hasNextPage && (
        <Button
          variant="default"
          className="self-start"
          loading={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {t("activity.more")}
        </Button>
      )}
    </>
  );
}
