import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { findingsQuery } from "@/shared/api/remedyQueries";
import { CopyButton } from "@/shared/copying/CopyButton";
import { FindingTable } from "@/shared/finding/FindingTable";
import { RemedyTabs } from "@/shared/finding/RemedyTabs";
import type { FindingSearch } from "@/shared/finding/search";
import { Tools } from "@/shared/finding/Tools";
import { findingsForZalo } from "@/shared/finding/zalo";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { useThisYear, yearMeant } from "@/shared/ui/years";
import { Filters } from "./Filters";
import { OnPaper } from "./OnPaper";

/** Everything that was found and what became of it, in rows; where a figure led here, just what it counted. */
export function FindingsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/remediation" });
  const navigate = useNavigate({ from: "/remediation" });
  const asked = { ...search, year: yearMeant(search.year, useThisYear()) };
  const pages = useInfiniteQuery(findingsQuery(asked));
  const set = (next: FindingSearch) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  const [first] = pages.data?.pages ?? [];
  useAsOf(first?.as_of);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const { sort, ...filter } = search;
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("foundList.title")} back={{ to: "/board", search: {} }}>
        <b>{t("foundList.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("foundList.title")}</h1>
          <p className="dim">{t("foundList.lead")}</p>
        </div>
        <Tools path="findings/sheet" asked={asked} file={t("foundList.fileName")} pages={pages}>
          <CopyButton disabled={!rows.length} text={() => findingsForZalo(rows, first?.count ?? 0, t)} />
        </Tools>
      </div>
      <RemedyTabs />
      <Filters
        search={search}
        set={set}
        found={first}
        clear={() => void navigate({ search: {}, replace: true })}
      />
      {first && <OnPaper search={asked} found={first} />}
      {first?.day && (
        <p className="punctual" role="status">
          {t("foundList.counted", { count: first.count, day: showDate(first.day) })}
        </p>
      )}
      {pages.isPending && <Loading rows={6} height={60} />}
      {pages.error && !first && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {first && !rows.length && (
        <Empty
          title={t(narrowed ? "foundList.emptyFiltered" : "foundList.empty")}
          {...(narrowed
            ? {
                action: (
                  <Link to="/remediation" search={{}} replace className="button-link">
                    {t("plans.clear")}
                  </Link>
                ),
              }
            : { help: t("foundList.emptyHelp") })}
        />
      )}
      {rows.length > 0 && <FindingTable rows={rows} sort={sort} onSort={(next) => set({ sort: next })} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="self-start no-print"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("foundList.more")}
        </Button>
      )}
    </div>
  );
}
