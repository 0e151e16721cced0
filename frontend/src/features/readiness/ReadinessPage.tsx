import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { readinessQuery } from "@/shared/api/bodyQueries";
import type { StuckStep } from "@/shared/api/types";
import { Crumbs } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";

/** Steps of open tasks and of drafts that nobody could take today. */
export function ReadinessPage() {
  const { t } = useTranslation();
  const readiness = useQuery({ ...readinessQuery, staleTime: 0 });
  const items = readiness.data?.items ?? [];
  return (
    <div className="page stack">
      <Crumbs title={t("readiness.title")}>
        <b>{t("readiness.title")}</b>
      </Crumbs>
      <div>
        <h1>{items.length ? t("readiness.headline", { count: items.length }) : t("readiness.title")}</h1>
        <p className="dim">{t("readiness.lead")}</p>
      </div>
      {readiness.isPending && <Loading rows={4} height={52} />}
      {readiness.error && <Failed error={readiness.error} retry={() => void readiness.refetch()} />}
      {readiness.data && !items.length && (
        <div className="empty panel">
          <IconCircleCheck size={28} stroke={1.5} aria-hidden className="calm-icon" />
          <p className="strong">{t("readiness.calm")}</p>
          <p className="dim">{t("readiness.calmHelp")}</p>
        </div>
      )}
      {items.length > 0 && <Stuck items={items} />}
    </div>
  );
}

function Stuck({ items }: { items: StuckStep[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("readiness.record")}</th>
            <th scope="col">{t("readiness.step")}</th>
            <th scope="col">{t("readiness.problem")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.task_id ?? item.plan_id}:${item.line_no ?? ""}:${item.step}`}>
              <td>
                {item.task_id ? (
                  <Link to="/tasks/$taskId" params={{ taskId: item.task_id }} className="item-title">
                    {item.title}
                  </Link>
                ) : (
                  <Link
                    to="/plans/$planId"
                    params={{ planId: item.plan_id ?? "" }}
                    search={{}}
                    className="item-title"
                  >
                    {item.title}
                  </Link>
                )}
                {item.line_no && <p className="dim small">{t("readiness.line", { no: item.line_no })}</p>}
              </td>
              <td data-label={t("readiness.step")}>{item.step}</td>
              <td data-label={t("readiness.problem")}>{item.problem}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
