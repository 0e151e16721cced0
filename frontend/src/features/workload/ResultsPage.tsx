import { Button, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import { resultsQuery } from "@/shared/api/queries";
import type { Results } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";

/** What a person did in a quarter, as it stands in the records: for the person, and for whoever evaluates. Nothing is scored. */
export function ResultsPage() {
  const { t } = useTranslation();
  const { userId } = useParams({ from: "/shell/people/$userId/results" });
  const { quarter } = useSearch({ from: "/shell/people/$userId/results" });
  const results = useQuery(resultsQuery(userId, quarter));
  const name = results.data?.person.full_name ?? "";
  const sheet = useMutation({
    mutationFn: () =>
      download(
        `people/${userId}/results/sheet?quarter=${results.data?.quarter ?? ""}`,
        `ket-qua-${results.data?.quarter}.xlsx`,
      ),
  });
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("results.title")} back={{ to: "/workload", search: {} }}>
        <Link to="/workload" search={{}} className="desk">
          {t("workload.title")}
        </Link>
        <b>{t("results.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{name ? t("results.of", { name }) : t("results.title")}</h1>
          <p className="dim">{t("results.lead")}</p>
        </div>
        <QuarterSelect userId={userId} quarter={results.data?.quarter} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={!results.data}
          loading={sheet.isPending}
          onClick={() => sheet.mutate()}
        >
          {t("fair.sheet")}
        </Button>
      </div>
      {results.isPending && <Loading rows={6} height={56} />}
      {results.error && <Failed error={results.error} retry={() => void results.refetch()} />}
      {results.data && !results.data.items.length && <Empty title={t("results.empty")} />}
      {results.data && results.data.items.length > 0 && <Table results={results.data} />}
    </div>
  );
}

const BACK = 6; // quarters to choose from

function QuarterSelect({ userId, quarter }: { userId: string; quarter: string | undefined }) {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate();
  const now = live.now();
  const index = now.getFullYear() * 4 + Math.floor(now.getMonth() / 3);
  const known = Array.from({ length: BACK }, (_, back) => {
    const at = index - back;
    return `${Math.floor(at / 4)}-${(at % 4) + 1}`;
  });
  return (
    <Select
      aria-label={t("results.quarter")}
      className="filter"
      allowDeselect={false}
      data={[...new Set([...(quarter ? [quarter] : []), ...known])].map((value) => {
        const [year, number] = value.split("-");
        return { value, label: t("results.quarterOf", { number, year }) };
      })}
      value={quarter ?? null}
      onChange={(one) =>
        void navigate({
          to: "/people/$userId/results",
          params: { userId },
          search: { quarter: one ?? undefined },
          replace: true,
        })
      }
    />
  );
}

function Table({ results }: { results: Results }) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("results.task")}</th>
            <th scope="col">{t("results.first")}</th>
            <th scope="col">{t("results.agreed")}</th>
            <th scope="col">{t("results.done")}</th>
            <th scope="col">{t("results.timeliness")}</th>
            <th scope="col" className="number">
              {t("results.returned")}
            </th>
            <th scope="col">{t("results.objective")}</th>
            <th scope="col">{t("obstacle.title")}</th>
          </tr>
        </thead>
        <tbody>
          {results.items.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to="/tasks/$taskId" params={{ taskId: row.id }} className="item-title">
                  {row.title}
                </Link>
                {row.product && <p className="dim small">{row.product}</p>}
              </td>
              <td data-label={t("results.first")}>
                <time>{showDate(row.first_due_on)}</time>
              </td>
              <td data-label={t("results.agreed")}>
                <time>{showDate(row.due_on)}</time>
                {row.extended > 0 && (
                  <p className="dim small">{t("flag.extended", { count: row.extended })}</p>
                )}
              </td>
              <td data-label={t("results.done")}>
                {row.done_on ? (
                  <time>{showDate(row.done_on)}</time>
                ) : (
                  <StateBadge state={row.state} look="plain" />
                )}
              </td>
              <td data-label={t("results.timeliness")}>
                <TimelinessBadge value={row.timeliness} kind="DATE" state={row.state} />
              </td>
              <td data-label={t("results.returned")} className={row.returned ? "number" : "number dim"}>
                {row.returned}
              </td>
              <td data-label={t("results.objective")} className="small">
                {row.objective.map((one) => (
                  <p key={one.decided_on + one.reason}>
                    {one.reason} <time className="dim">({showDate(one.decided_on)})</time>
                  </p>
                ))}
                {!row.objective.length && <span className="dim">–</span>}
              </td>
              <td data-label={t("obstacle.title")} className="small">
                {row.obstacles.map((one) => (
                  <p key={one.asked_on + one.text}>
                    {one.text}{" "}
                    <span className="dim">
                      ({one.unit.short_name}, {showDate(one.asked_on)}
                      {one.ended_on && ` – ${showDate(one.ended_on)}`})
                    </span>
                  </p>
                ))}
                {!row.obstacles.length && <span className="dim">–</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
