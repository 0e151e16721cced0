import { Button, Checkbox, NumberInput, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { severitiesQuery } from "@/shared/api/lifeQueries";
import { meQuery } from "@/shared/api/queries";
import type { SeverityTable } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Refusal } from "@/shared/live/Refusal";
import { Crumbs } from "@/shared/ui/Page";
import { Severity } from "@/shared/ui/Severity";
import { Empty, Failed, Loading } from "@/shared/ui/states";

/** What a severity asks in the inspections of the own body: days, plan, check, evidence; programme by programme. */
export function SeveritiesPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const [programme, choose] = useState("");
  const body = me?.body?.id;
  const table = useQuery({ ...severitiesQuery(body ?? 0, programme), enabled: body !== undefined });
  return (
    <div className="page stack">
      <Crumbs title={t("severities.title")} back={{ to: "/inspections", search: {} }}>
        <b>{t("severities.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("severities.title")}</h1>
        <p className="dim">{t("severities.lead")}</p>
      </div>
      {me && body === undefined && <Empty title={t("severities.readOnly")} />}
      {body !== undefined && table.isPending && <Loading rows={4} height={56} />}
      {table.error && !table.data && <Failed error={table.error} retry={() => void table.refetch()} />}
      {table.data && table.data.programmes.length > 1 && (
        <Select
          label={t("severities.programme")}
          allowDeselect={false}
          className="severity-programme"
          data={table.data.programmes.map((one) => ({ value: one.code, label: one.name }))}
          value={table.data.programme}
          onChange={(next) => choose(next ?? "")}
        />
      )}
      {table.data && <Table key={table.data.programme} table={table.data} />}
    </div>
  );
}

type Rule = Omit<SeverityTable["items"][number], "days"> & { days: number | "" };
const ASKED = ["plan", "check", "proof"] as const;

/** The table as it is until something is typed; what is typed is sent upon what was there when the typing began. */
function Table({ table }: { table: SeverityTable }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, type] = useState<{ rules: Rule[]; upon: string } | null>(null);
  const [saved, setSaved] = useState(false);
  const save = useAct<SeverityTable>((answer) => {
    queries.setQueryData(["severities", table.body.id, table.programme], answer);
    void queries.invalidateQueries({ queryKey: ["severities"] });
    type(null);
    setSaved(true);
  });
  const rules = typed?.rules ?? table.items;
  const said = (items: readonly Rule[]) =>
    Object.fromEntries(
      items.map(({ severity, days, ...rule }) => [
        t(`severity.${severity}`),
        [
          `${t("severities.days")}: ${days}`,
          ...ASKED.filter((name) => rule[name]).map((name) => t(`severities.${name}`)),
        ].join(", "),
      ]),
    );
  const set = (severity: string, next: Partial<Rule>) => {
    setSaved(false);
    type((kept) => ({
      rules: (kept?.rules ?? table.items).map((one) =>
        one.severity === severity ? { ...one, ...next } : one,
      ),
      upon: kept?.upon ?? table.if_match,
    }));
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (rules.some((rule) => rule.days === "")) return; // said at the field
        const items = rules.map(({ severity, days, plan, check, proof }) => ({
          severity,
          days,
          plan,
          check,
          proof,
        }));
        save.mutate({
          method: "PUT",
          path: `bodies/${table.body.id}/severities`,
          body: { programme: table.programme, items },
          ifMatch: typed && !save.problem?.stale ? typed.upon : table.if_match,
        });
      }}
    >
      <div className="table-wrap">
        <table className="outline severity-table">
          <thead>
            <tr>
              <th scope="col">{t("ticket.severity")}</th>
              <th scope="col">{t("severities.days")}</th>
              {ASKED.map((name) => (
                <th key={name} scope="col">
                  {t(`severities.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.severity}>
                <td>
                  <Severity degree={rule.severity} />
                </td>
                <td data-label={t("severities.days")}>
                  {table.may_change ? (
                    <NumberInput
                      aria-label={t("severities.daysOf", { severity: t(`severity.${rule.severity}`) })}
                      min={1}
                      max={366}
                      allowDecimal={false}
                      clampBehavior="strict"
                      value={rule.days}
                      onChange={(days) => set(rule.severity, { days: typeof days === "number" ? days : "" })}
                      error={rule.days === "" && t("severities.needDays")}
                      className="severity-days"
                    />
                  ) : (
                    rule.days
                  )}
                  {rule.days !== rule.usual_days && (
                    <span className="dim small"> {t("severities.usual", { count: rule.usual_days })}</span>
                  )}
                </td>
                {ASKED.map((name) => (
                  <td key={name} data-label={t(`severities.${name}`)}>
                    {table.may_change ? (
                      <Checkbox
                        aria-label={`${t(`severities.${name}`)}: ${t(`severity.${rule.severity}`)}`}
                        checked={rule[name]}
                        onChange={(event) => set(rule.severity, { [name]: event.currentTarget.checked })}
                      />
                    ) : (
                      t(rule[name] ? "severities.yes" : "severities.no")
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dim small">{t(table.may_change ? "severities.proofHelp" : "severities.readOnly")}</p>
      <Refusal
        problem={save.problem}
        theirs={table.items as readonly Rule[]}
        mine={rules}
        said={said}
        take={(next) => {
          type({ rules: [...next], upon: table.if_match });
        }}
      />
      {table.may_change && (
        <div className="form-buttons">
          <Button type="submit" loading={save.isPending}>
            {t("severities.save")}
          </Button>
          {saved && (
            <span role="status" className="dim">
              {t("severities.saved")}
            </span>
          )}
        </div>
      )}
    </form>
  );
}
