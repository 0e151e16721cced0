import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { OutlineArea, OutlineLine, Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Promised } from "@/shared/ui/Promised";
import { REFUSED } from "@/shared/ui/refused";
import { useCellKeys } from "../editing/useCell";
import { useEdits } from "../editing/useEdits";
import { Deadline } from "./Deadline";
import { DraftLine } from "./DraftLine";
import { LineHeads, LineText } from "./lines";
import { PaperMenu } from "./PaperMenu";

/** The lines of a plan that is being prepared: who would lead, until when, and which become key tasks. */
export function DraftTable({ plan, rows }: { plan: Plan; rows: (OutlineArea | OutlineLine)[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = plan.may.prepare && plan.state === "DRAFT";
  const keys = rows.flatMap((row) => (row.kind === "line" && row.key ? [row.no] : []));
  const mark = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id, "outline"] });
  });
  const edits = useEdits(plan);
  const cells = useCellKeys();
  const toggle = (no: string) => {
    const lines = keys.includes(no) ? keys.filter((key) => key !== no) : [...keys, no];
    mark.mutate(
      { path: `plans/${plan.id}/key-lines`, body: { lines }, ifMatch: `"v${plan.version}"` },
      {
        onError: (error) => {
          void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
          notifications.show({
            ...REFUSED,
            title: t("planPage.keyFailed"),
            message: error.message,
          });
        },
      },
    );
  };
  return (
    <>
      <div className="filter-row">
        <p className="dim small grow" role="status">
          {keys.length ? t("importing.keyCount", { count: keys.length }) : t("planPage.noKeys")}
          {may && `. ${t("importing.keyHelp")} `}
          {may && <span className="desk">{t("editing.help")}</span>}
        </p>
        <PaperMenu plan={plan} />
      </div>
      <div className="table-wrap">
        <table className="outline draft" ref={cells}>
          <thead>
            <tr>
              <LineHeads />
              <th scope="col">{t("importing.leadUnit")}</th>
              <th scope="col">{t("plans.due")}</th>
              {may && <th aria-hidden />}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) =>
              row.kind === "area" ? (
                <tr key={row.area} className="outline-area">
                  <th scope="rowgroup" colSpan={may ? 6 : 5}>
                    {row.numeral} · {row.title}
                  </th>
                </tr>
              ) : may ? (
                <DraftLine
                  key={row.id}
                  line={row}
                  star={toggle}
                  busy={mark.isPending || edits.busy}
                  save={edits.save}
                />
              ) : (
                <Line key={row.id} line={row} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Line({ line }: { line: OutlineLine }) {
  const { t } = useTranslation();
  return (
    <tr className={line.parent ? "outline-sub" : ""}>
      <td className="star-cell" />
      <td className="outline-no">{line.no}</td>
      <td className={line.heading ? "outline-heading" : ""}>
        <LineText line={line} />
        {line.key && <p className="dim small">{t("importing.key")}</p>}
        <Promised said={line.promised} />
      </td>
      <td data-label={t("importing.leadUnit")}>{line.lead_name ?? (line.lead_printed || "–")}</td>
      <td data-label={t("plans.due")}>
        {line.heading && !line.due_on && !line.deadline_printed ? (
          "–"
        ) : (
          <Deadline line={line} due={line.due_on} />
        )}
      </td>
    </tr>
  );
}
