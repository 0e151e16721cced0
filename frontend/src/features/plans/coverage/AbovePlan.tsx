import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { AnswerCell } from "./AnswerCell";
import type { Above } from "./useLinks";

type One = Above["plans"][number];

/** One plan above: how long after it the own plan came, and line by line what answers it. */
export function AbovePlan({ plan, above, one }: { plan: Plan; above: Above; one: One }) {
  const { t } = useTranslation();
  const [only, setOnly] = useState(false);
  const lacking = one.lines.filter((line) => !line.answers.length).length;
  const rows = only ? one.lines.filter((line) => !line.answers.length) : one.lines;
  const told = { lacking, lines: one.lines.length };
  return (
    <section
      className="stack"
      aria-label={t("coverage.region", { number: one.number, body: above.body.short_name })}
    >
      <div className="coverage-head">
        <div className="grow">
          <h2>{one.title}</h2>
          <p className="item-facts">
            <span>{above.body.short_name}</span>
            {one.number && (
              <span>{t("coverage.document", { number: one.number, date: showDate(one.date) })}</span>
            )}
          </p>
          <p>
            <Days one={one} />
          </p>
          <p className={lacking ? "coverage-lacking" : "dim"} role="status">
            {t(lacking ? "coverage.lacking" : "coverage.all", told)}
          </p>
        </div>
        {lacking > 0 && (
          <Checkbox
            label={t("coverage.only")}
            checked={only}
            onChange={(event) => setOnly(event.currentTarget.checked)}
          />
        )}
      </div>
      <div className="table-wrap">
        <table className="outline coverage">
          <thead>
            <tr>
              <th scope="col">{t("plans.no")}</th>
              <th scope="col">{t("coverage.higher")}</th>
              <th scope="col">{t("coverage.lead")}</th>
              <th scope="col">
                {t("coverage.own")} · {plan.body.short_name}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <tr key={line.lineage}>
                <td className="outline-no">{line.no}</td>
                <td>
                  {line.title}
                  {line.product && <p className="dim small">{line.product}</p>}
                </td>
                <td data-label={t("coverage.lead")}>
                  {line.lead_printed || "–"}
                  <p className="dim small">
                    {line.deadline_printed || (line.due_on ? showDate(line.due_on) : "")}
                  </p>
                </td>
                <td data-label={t("coverage.own")}>
                  <AnswerCell plan={plan} above={above} line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Days({ one }: { one: One }) {
  const { t } = useTranslation();
  if (one.days === null) return null;
  const count = Math.abs(one.days);
  if (!one.issued) return t("coverage.waiting", { count });
  if (!one.days) return t("coverage.sameDay");
  return t(one.days > 0 ? "coverage.after" : "coverage.before", { count });
}
