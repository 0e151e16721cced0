import { IconCircleCheck, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { clarityQuery } from "@/shared/api/planQueries";
import type { Clarity, Plan } from "@/shared/api/types";
import { Explained } from "@/shared/ui/Explained";
import { Failed, Loading } from "@/shared/ui/states";

type Line = Clarity["items"][number];

/** The "six clear" of the plan's lines: how many lack each, and line by line what is missing. */
export function ClarityTab({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const clarity = useQuery(clarityQuery(plan.id));
  if (clarity.isPending) return <Loading rows={6} height={48} />;
  if (clarity.error) return <Failed error={clarity.error} retry={() => void clarity.refetch()} />;
  const { items, lines, six } = clarity.data;
  return (
    <div className="stack">
      <p className="dim" role="status">
        <Explained word="sixClear">{t("clarity.summary", { clear: lines - items.length, lines })}</Explained>
        {plan.recorded && ` ${t("clarity.recorded")}`}
      </p>
      <ul className="six">
        {six.map((one) => (
          <li key={one.clear} className={one.missing ? "six-one" : "six-one six-clear"}>
            <span className="strong">{one.name}</span>
            <span className={one.missing ? "number" : "number dim"}>
              {one.missing ? t("clarity.lack", { count: one.missing }) : t("clarity.all")}
            </span>
            {one.asked && (
              <span className="small dim">
                <IconLock size={14} stroke={1.75} aria-hidden /> {t("clarity.asked")}
              </span>
            )}
          </li>
        ))}
      </ul>
      {items.length ? (
        <Lines items={items} />
      ) : (
        <div className="empty panel">
          <IconCircleCheck size={28} stroke={1.5} aria-hidden className="calm-icon" />
          <p className="strong">{t("clarity.calm")}</p>
        </div>
      )}
    </div>
  );
}

function Lines({ items }: { items: Line[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("plans.no")}</th>
            <th scope="col">{t("plans.task")}</th>
            <th scope="col">{t("importing.leadUnit")}</th>
            <th scope="col">{t("clarity.missing")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.line}>
              <td className="outline-no">{item.no}</td>
              <td>{item.title}</td>
              <td data-label={t("importing.leadUnit")}>{item.lead?.short_name ?? "–"}</td>
              <td data-label={t("clarity.missing")}>
                <ul className="plain-list">
                  {item.missing.map((lack) => (
                    <li key={lack.clear}>{lack.problem}</li>
                  ))}
                </ul>
                {item.proposed_product && (
                  <p className="dim small">{t("clarity.proposed", { product: item.proposed_product })}</p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
