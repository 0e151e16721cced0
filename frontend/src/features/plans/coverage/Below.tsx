import { Select } from "@mantine/core";
import { IconCircleDashed } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Coverage } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Empty } from "@/shared/ui/states";

type Answered = NonNullable<Coverage["below"]>;

/** How the bodies below follow this plan: when each issued its own, and which lines nobody there answers. */
export function Below({ below }: { below: Answered }) {
  const { t } = useTranslation();
  return (
    <section className="stack" aria-label={t("coverage.below")}>
      <h2>{t("coverage.below")}</h2>
      <div className="table-wrap">
        <table className="outline">
          <thead>
            <tr>
              <th scope="col">{t("coverage.body")}</th>
              <th scope="col">{t("coverage.plan")}</th>
              <th scope="col" className="number">
                {t("coverage.issuedAfter")}
              </th>
              <th scope="col" className="number">
                {t("coverage.answered")}
              </th>
            </tr>
          </thead>
          <tbody>
            {below.bodies.map((one) => (
              <tr key={one.body.id}>
                <td>{one.body.short_name}</td>
                <td data-label={t("coverage.plan")}>
                  {one.plan ? (
                    <Link to="/plans/$planId" params={{ planId: one.plan }} search={{}} className="link">
                      {t("coverage.document", { number: one.number || "–", date: showDate(one.date) })}
                    </Link>
                  ) : (
                    <span className="dim">{t("coverage.notIssued")}</span>
                  )}
                </td>
                <td data-label={t("coverage.issuedAfter")} className="number">
                  {one.days === null ? "–" : t("coverage.days", { count: one.days })}
                </td>
                <td data-label={t("coverage.answered")} className="number">
                  {one.plan ? `${one.answered}/${below.lines.length}` : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Lines below={below} />
    </section>
  );
}

function Lines({ below }: { below: Answered }) {
  const { t } = useTranslation();
  const [lacking, setLacking] = useState<string | null>(null);
  const names = new Map(below.bodies.map((one) => [one.body.id, one.body.short_name]));
  const rows = lacking ? below.lines.filter((line) => !line.bodies.includes(Number(lacking))) : below.lines;
  return (
    <>
      <div className="coverage-head">
        <h2 className="grow">{t("coverage.lines")}</h2>
        <Select
          label={t("coverage.lackingOf")}
          placeholder={t("coverage.anyBody")}
          clearable
          searchable
          data={below.bodies.map((one) => ({ value: String(one.body.id), label: one.body.short_name }))}
          value={lacking}
          onChange={setLacking}
        />
      </div>
      {!rows.length && <Empty title={t("coverage.full")} />}
      {rows.length > 0 && (
        <div className="table-wrap">
          <table className="outline">
            <thead>
              <tr>
                <th scope="col">{t("plans.no")}</th>
                <th scope="col">{t("plans.task")}</th>
                <th scope="col">{t("coverage.by")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((line) => (
                <tr key={line.lineage}>
                  <td className="outline-no">{line.no}</td>
                  <td>{line.title}</td>
                  <td data-label={t("coverage.by")}>
                    {line.bodies.length ? (
                      <>
                        {line.bodies.length}/{below.bodies.length}
                        <p className="dim small">{line.bodies.map((id) => names.get(id)).join("; ")}</p>
                      </>
                    ) : (
                      <Badge tone="amber" icon={IconCircleDashed}>
                        {t("coverage.byNobody")}
                      </Badge>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
