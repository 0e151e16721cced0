import { Alert, Button } from "@mantine/core";
import { IconPlaneDeparture } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { awayQuery } from "@/shared/api/bodyQueries";
import type { Away } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** Absences under way and to come: the reader's, those they stand in for, and those they may record. */
export function Absences({ rows }: { rows: Away["absences"] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ending = useAct<Away>((answer) => {
    queries.setQueryData(awayQuery.queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["work"] });
  });
  return (
    <Panel title={t("away.inForce")}>
      {ending.problem && (
        <Alert color="son" role="alert">
          {ending.problem.message}
        </Alert>
      )}
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id} className="item">
            <IconPlaneDeparture size={18} stroke={1.75} className="dim item-icon" aria-hidden />
            <div className="grow">
              <p>
                <b>{row.mine ? t("away.you") : row.person.full_name}</b>
                {", "}
                {t("away.days", { first: showDate(row.first_day), last: showDate(row.last_day) })}
              </p>
              <p className="dim small">
                {[
                  row.stand_in ? t("away.standsIn", { name: row.stand_in.full_name }) : t("away.noStandIn"),
                  row.areas.length ? row.areas.map((area) => area.title).join(", ") : t("away.everything"),
                  row.document_no,
                  row.entered_by && t("away.enteredBy", { name: row.entered_by.full_name }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {row.may_end && (
              <Button
                variant="default"
                size="xs"
                loading={ending.isPending && ending.variables?.path === `away/${row.id}/ending`}
                aria-label={t("away.endOf", { name: row.person.full_name })}
                onClick={() => ending.mutate({ path: `away/${row.id}/ending`, body: {} })}
              >
                {t("away.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
