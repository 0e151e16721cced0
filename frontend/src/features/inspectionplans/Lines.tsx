import { Button, Modal } from "@mantine/core";
import { IconAlertTriangle, IconRepeat } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionPlan, InspectionPlanLine } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { InspectionBadge } from "@/shared/ui/InspectionBadge";
import { Panel } from "@/shared/ui/Page";
import { DropLine } from "./DropLine";
import { LineForm } from "./LineForm";
import { VisitForm } from "./VisitForm";
import { whenOf } from "./when";

type Asked = { what: "add" } | { what: "change" | "drop" | "visit"; line: InspectionPlanLine };

/** The units that are visited by name; each line changes in a dialog and becomes an inspection in one act. */
export function Lines({ plan }: { plan: InspectionPlan }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const held = plan.lines.filter((line) => !line.dropped_at).length;
  return (
    <Panel title={t("yearPlan.lines")} aside={held || undefined}>
      {plan.lines.length === 0 && <p className="dim">{t("yearPlan.noLines")}</p>}
      {plan.lines.length > 0 && (
        <div className="table-wrap">
          <table className="outline year-lines">
            <thead>
              <tr>
                {(["no", "unit", "kind", "when", "head", "inspection"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`yearPlan.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plan.lines.map((line, at) => (
                <Line key={line.id} plan={plan} line={line} no={at + 1} ask={ask} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plan.may.prepare && (
        <Button variant="default" className="self-start no-print" onClick={() => ask({ what: "add" })}>
          {t("yearPlan.add")}
        </Button>
      )}
      <Modal
        opened={asked !== null}
        onClose={close}
        title={asked && titleOf(asked, t)}
        size="lg"
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked?.what === "add" && <LineForm plan={plan} onClose={close} />}
        {asked?.what === "change" && <LineForm plan={plan} line={asked.line} onClose={close} />}
        {asked?.what === "drop" && <DropLine plan={plan} line={asked.line} onClose={close} />}
        {asked?.what === "visit" && <VisitForm plan={plan} line={asked.line} onClose={close} />}
      </Modal>
    </Panel>
  );
}

function titleOf(asked: Asked, t: TFunction): string {
  if (asked.what === "add") return t("yearPlan.addTitle");
  if (asked.what === "change") return t("yearPlan.changeTitle");
  const unit = asked.line.unit.short_name;
  return asked.what === "drop" ? t("yearPlan.dropTitle", { unit }) : t("yearPlan.visitTitle", { unit });
}

function Line({
  plan,
  line,
  no,
  ask,
}: {
  plan: InspectionPlan;
  line: InspectionPlanLine;
  no: number;
  ask: (asked: Asked) => void;
}) {
  const { t } = useTranslation();
  const open = !line.dropped_at;
  return (
    <tr className={open ? "" : "line-dropped"}>
      <td data-label={t("yearPlan.no")} className="number desk">
        {no}
      </td>
      <td>
        <p className="strong line-name">{line.unit.name}</p>
        {line.content && <p className="dim small prose">{line.content}</p>}
        {open && line.times > 1 && (
          <p className="small">
            <Badge
              tone={line.again_reason ? "grey" : "amber"}
              icon={line.again_reason ? IconRepeat : IconAlertTriangle}
            >
              {t("yearPlan.times", { count: line.times })}
            </Badge>{" "}
            {line.again_reason}
          </p>
        )}
        {line.added_reason && (
          <p className="dim small">{t("yearPlan.added", { reason: line.added_reason })}</p>
        )}
        {line.dropped_reason && (
          <p className="dim small">{t("yearPlan.dropped", { reason: line.dropped_reason })}</p>
        )}
      </td>
      <td data-label={t("yearPlan.kind")}>{t(`inspectionKind.${line.kind}`)}</td>
      <td data-label={t("yearPlan.when")}>{whenOf(line, t)}</td>
      <td data-label={t("yearPlan.head")}>
        {line.lead?.full_name ?? <span className="dim">{t("yearPlan.leadNone")}</span>}
      </td>
      <td>
        {line.inspection && (
          <Link
            to="/inspections/$inspectionId"
            params={{ inspectionId: line.inspection.id }}
            search={{}}
            className="link year-visit"
          >
            {line.inspection.code} <InspectionBadge state={line.inspection.state} look="plain" />
          </Link>
        )}
        {open && !line.inspection && plan.may.prepare && (
          <div className="year-acts no-print">
            {plan.may.visit && (
              <Button size="compact-sm" variant="light" onClick={() => ask({ what: "visit", line })}>
                {t("yearPlan.visit")}
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => ask({ what: "change", line })}>
              {t("yearPlan.change")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => ask({ what: "drop", line })}>
              {t("yearPlan.drop")}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
