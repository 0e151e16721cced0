import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { reportGroupsQuery } from "@/shared/api/lifeQueries";
import type { Report, ReportRow } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** With which rows this one is one matter; what was written here is copied into those in which nothing stands. */
export function GroupNote({ report, row }: { report: Report; row: ReportRow }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const groups = useQuery(reportGroupsQuery(report.id)).data?.items ?? [];
  const copy = useAct<Report>((answer) => queries.setQueryData(["report", report.id], answer));
  const group = groups.find((one) => one.rows.includes(row.id));
  if (!group) return null;
  const others = report.rows.filter((one) => one.id !== row.id && group.rows.includes(one.id));
  const empty = others.some((one) => !one.done && one.may_write);
  return (
    <>
      <p className="dim small">
        {t("group.rows", { name: group.name, codes: others.map((one) => one.code).join(", ") })}
      </p>
      {row.may_write && row.done && empty && (
        <Button
          variant="default"
          className="self-start"
          loading={copy.isPending}
          onClick={() =>
            copy.mutate({
              path: `remediation-reports/${report.id}/rows/${row.id}/copies`,
              body: {},
              ifMatch: `"v${row.version}"`,
            })
          }
        >
          {t("group.copy")}
        </Button>
      )}
      {copy.problem && (
        <p className="choice-wrong" role="alert">
          {copy.problem.message}
        </p>
      )}
    </>
  );
}
