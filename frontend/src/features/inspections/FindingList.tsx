import { Alert, Button, Modal, Textarea } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconRepeat } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inspection, InspectionFinding } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { AreaName } from "@/shared/areas/AreaName";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Severity } from "@/shared/ui/Severity";
import { FindingSource } from "./visit/FindingSource";

/** What was found, in order; until the notice each may be changed or taken back with a reason. */
export function FindingList({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const [leaving, leave] = useState<InspectionFinding | null>(null);
  const shown = inspection.findings;
  if (!shown.length && !inspection.may.find) return null;
  return (
    <Panel title={t("inspection.findings")} aside={t("finding.count", { count: shown.length })}>
      {!shown.length && <p className="dim">{t("inspection.noFindings")}</p>}
      {shown.length > 0 && (
        <ul className="list">
          {shown.map((finding) => (
            <Row key={finding.id} finding={finding} inspection={inspection} onLeave={() => leave(finding)} />
          ))}
        </ul>
      )}
      <Modal
        opened={leaving !== null}
        onClose={() => leave(null)}
        title={t("finding.withdraw")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {leaving && <Withdrawal inspection={inspection} finding={leaving} onDone={() => leave(null)} />}
      </Modal>
    </Panel>
  );
}

function Row({
  finding,
  inspection,
  onLeave,
}: {
  finding: InspectionFinding;
  inspection: Inspection;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const may = inspection.may.find && !finding.withdrawn;
  const days = t(finding.deadline_unit === "WORKING" ? "finding.workingDays" : "finding.calendarDays", {
    count: finding.deadline_days,
  });
  return (
    <li className={finding.withdrawn ? "item finding-gone" : "item"}>
      <div className="grow">
        <p className="item-title">
          <span className="dim item-no">{finding.code} </span>
          {finding.ticket ? (
            <Link to="/tickets/$ticketId" params={{ ticketId: finding.ticket }} className="item-title">
              {finding.text}
            </Link>
          ) : (
            finding.text
          )}
        </p>
        <p className="item-facts">
          <Severity degree={finding.severity} />
          <span>
            <AreaName code={finding.area} />
          </span>
          {!finding.remedied_on_site && !finding.withdrawn && (
            <span>{finding.due_on ? t("work.due", { date: showDate(finding.due_on) }) : days}</span>
          )}
          {finding.repeat_of && (
            <Badge tone="amber" icon={IconRepeat} look="plain">
              {t("radar.confirmed", { code: finding.repeat_of })}
            </Badge>
          )}
          {finding.remedied_on_site && (
            <Badge tone="green" icon={IconCircleCheck} look="plain">
              {t("finding.onSite")}
            </Badge>
          )}
          {finding.withdrawn && (
            <Badge tone="grey" icon={IconCircleX} look="plain">
              {t("finding.withdrawn")}
            </Badge>
          )}
          {finding.by && <span>{finding.by.full_name}</span>}
        </p>
        {finding.requirement && <p className="small">{finding.requirement}</p>}
        {(finding.guidance || finding.guidance_document) && (
          <p className="small">
            <b>{t("finding.guidance")}:</b>{" "}
            {[finding.guidance, finding.guidance_document].filter(Boolean).join(" · ")}
          </p>
        )}
        {finding.remedy && <p className="small">{finding.remedy}</p>}
        {finding.deadline_reason && (
          <p className="dim small">{t("life.reasonDays", { reason: finding.deadline_reason })}</p>
        )}
        <FindingSource inspection={inspection} finding={finding} />
        {finding.withdrawal_reason && <p className="reason small">“{finding.withdrawal_reason}”</p>}
        {may && (
          <div className="acts finding-acts">
            <Link
              to="/inspections/$inspectionId/findings/$findingId"
              params={{ inspectionId: inspection.id, findingId: finding.id }}
              className="text-button"
            >
              {t("finding.mend")}
              <span className="visually-hidden"> {finding.code}</span>
            </Link>
            <button type="button" className="text-button" onClick={onLeave}>
              {t("finding.withdraw")}…<span className="visually-hidden"> {finding.code}</span>
            </button>
          </div>
        )}
      </div>
    </li>
  );
}

function Withdrawal({
  inspection,
  finding,
  onDone,
}: {
  inspection: Inspection;
  finding: InspectionFinding;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const withdraw = useAct<Inspection>((answer) => {
    queries.setQueryData(["inspection", inspection.id], answer);
    onDone();
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate({
          path: `inspections/${inspection.id}/findings/${finding.id}/withdrawal`,
          body: { reason },
          ifMatch: `"v${finding.version}"`,
        });
      }}
    >
      <p className="dim small">
        {finding.code}: {finding.text}
      </p>
      {withdraw.problem && (
        <Alert color="son" role="alert">
          {withdraw.problem.message}
        </Alert>
      )}
      <Textarea
        label={t("finding.withdrawReason")}
        description={t("finding.withdrawHelp")}
        withAsterisk
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={withdraw.isPending}>
          {t("finding.withdraw")}
        </Button>
      </div>
    </form>
  );
}
