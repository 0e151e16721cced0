import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FairTabs } from "@/shared/fair/FairTabs";
import { showMoment } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";

type Pages = {
  isPending: boolean;
  error: Error | null;
  data: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** What both ledgers have around their table. */
export function LedgerFrame({
  title,
  lead,
  asOf,
  filters,
  pages,
  rows,
  empty,
  children,
}: {
  title: string;
  lead: string;
  asOf: string | undefined;
  filters: ReactNode;
  pages: Pages;
  rows: number;
  empty: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useAsOf(asOf);
  return (
    <div className="page page-wide stack">
      <Crumbs title={title}>
        <b>{title}</b>
      </Crumbs>
      <div>
        <h1>{title}</h1>
        <p className="dim">
          {lead} {asOf && t("workload.asOf", { moment: showMoment(asOf) })}
        </p>
      </div>
      <FairTabs />
      {filters}
      {pages.isPending && <Loading rows={6} height={56} />}
      {pages.error && !pages.data && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {Boolean(pages.data) && !rows && <Empty title={empty} />}
      {Boolean(pages.data) && children}
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="self-start"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("activity.more")}
        </Button>
      )}
    </div>
  );
}
