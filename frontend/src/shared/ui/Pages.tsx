import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { EventPage } from "@/shared/api/queries";
import type { Event } from "@/shared/api/types";
import { Empty, Failed, Loading } from "./states";
import { Timeline } from "./Timeline";

/** Pages of events with everything a list needs: loading, empty, error, more. */
export function Pages({
  events,
  of: List = Timeline,
  filtered = false,
}: {
  events: UseInfiniteQueryResult<InfiniteData<EventPage>>;
  /** How a page of them is shown. */
  of?: ComponentType<{ events: Event[] }>;
  /** Only some kinds were asked for: nothing found is not "nothing yet". */
  filtered?: boolean;
}) {
  const { t } = useTranslation();
  if (events.isPending) return <Loading rows={4} height={44} />;
  if (events.error) return <Failed error={events.error} retry={() => void events.refetch()} />;
  const items = events.data.pages.flatMap((page) => page.items);
  if (!items.length && filtered) return <p className="dim small">{t("activity.emptyFiltered")}</p>;
  if (!items.length) return <Empty title={t("activity.empty")} help={t("activity.emptyHelp")} />;
  return (
    <>
      <List events={items} />
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
