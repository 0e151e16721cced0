import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inspectionQuery } from "@/shared/api/inspectionQueries";
import type { Inspection, InspectionFinding } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { useAreas } from "@/shared/areas/areas";
import { Refusal } from "@/shared/live/Refusal";
import { Crumbs } from "@/shared/ui/Page";
import { AbsentPage, FailedPage, Loading } from "@/shared/ui/states";
import { FindingForm } from "./FindingForm";
import { type Complaints, complaints, type Fields, fieldsOf, told } from "./fields";
import { LikelyRepeats } from "./LikelyRepeats";
import { useUsual } from "./useUsual";

/** Mending one finding before the notice; whoever else changed it meanwhile is not overwritten. What is being typed stays in sight
 * when the notice is issued meanwhile. */
export function ChangeFindingPage() {
  const { inspectionId, findingId } = useParams({
    from: "/shell/inspections/$inspectionId/findings/$findingId",
  });
  const inspection = useQuery(inspectionQuery(inspectionId));
  const begun = useRef(false);
  if (inspection.isPending)
    return (
      <div className="page page-narrow">
        <Loading rows={4} height={72} />
      </div>
    );
  if (!inspection.data)
    return <FailedPage error={inspection.error} retry={() => void inspection.refetch()} />;
  const finding = inspection.data.findings.find((one) => one.id === findingId);
  begun.current ||= inspection.data.may.find;
  if (!finding || !begun.current) return <AbsentPage />;
  return <Changing inspection={inspection.data} finding={finding} />;
}

function Changing({ inspection, finding }: { inspection: Inspection; finding: InspectionFinding }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(finding));
  const [wrong, setWrong] = useState<Complaints>({});
  const usual = useUsual(inspection);
  const back = {
    to: "/inspections/$inspectionId",
    params: { inspectionId: inspection.id },
    search: {},
  } as const;
  const save = useAct<Inspection>((answer) => {
    queries.setQueryData(["inspection", inspection.id], answer);
    void navigate(back);
  });
  const [seen, see] = useBasis(finding.version, save.problem);
  const areas = useAreas();
  const said = (one: Fields) => ({
    [t("finding.text")]: one.text,
    [t("ticket.severity")]: one.severity && t(`severity.${one.severity}`),
    [t("ticket.area")]: one.area && areas.name(one.area),
    [t("finding.basis")]: one.legal_basis,
    [t("finding.requirement")]: one.requirement,
    [t("finding.guidance")]: one.guidance,
    [t("finding.guidanceDocument")]: one.guidance_document,
    [t("finding.days")]: one.onSite ? "" : t("finding.nDays", { count: Number(one.days) }),
    [t("finding.calendar")]: one.calendar ? "✓" : "",
    [t("finding.onSite")]: one.onSite ? "✓" : "",
    [t("finding.remedy")]: one.remedy,
    [t("severities.reason")]: one.deadline_reason,
  });
  return (
    <form
      className="finding-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = complaints(fields, t, usual);
        setWrong(found);
        if (Object.keys(found).length) return;
        save.mutate({
          method: "PUT",
          path: `inspections/${inspection.id}/findings/${finding.id}`,
          body: { ...told(fields), unit: finding.unit.id, repeat_of: finding.repeat_of },
          ifMatch: `"v${seen}"`,
        });
      }}
    >
      <Crumbs title={t("finding.mend")} back={back}>
        <b>{finding.code}</b>
      </Crumbs>
      <div className="finding-body">
        <h1 className="finding-where">
          {t("finding.mend")} · {finding.code}
        </h1>
        {!inspection.may.find && (
          <p className="note tone-amber" role="status">
            {t("finding.tooLate")}
          </p>
        )}
        {inspection.may.find && (
          <Refusal
            problem={save.problem}
            theirs={fieldsOf(finding)}
            mine={fields}
            said={said}
            take={(next) => {
              see(finding.version);
              setFields(next);
            }}
          />
        )}
        <FindingForm
          fields={fields}
          set={(next) => setFields((kept) => ({ ...kept, ...next }))}
          wrong={wrong}
          usual={usual}
          programme={inspection.programme.code}
          below={
            <LikelyRepeats
              inspectionId={inspection.id}
              unit={finding.unit.id}
              fields={fields}
              finding={finding.id}
              except={finding.repeat_of}
            />
          }
        />
      </div>
      <footer className="finding-bar">
        <div className="finding-buttons">
          <Button type="submit" className="grow" loading={save.isPending} disabled={!inspection.may.find}>
            {t("finding.save")}
          </Button>
          <Button variant="default" onClick={() => void navigate(back)}>
            {t("app.cancel")}
          </Button>
        </div>
      </footer>
    </form>
  );
}
