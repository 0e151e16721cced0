import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inspectionQuery } from "@/shared/api/inspectionQueries";
import { meQuery } from "@/shared/api/queries";
import type { Inspection, Me } from "@/shared/api/types";
import { useKeeping } from "@/shared/device/useKeeping";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, FailedPage, Loading } from "@/shared/ui/states";
import { Unlocking } from "../onsite/Passcode";
import { sitePost } from "../onsite/post";
import { FindingDesk } from "./FindingDesk";
import { LikelyRepeats } from "./LikelyRepeats";
import { useUsual } from "./useUsual";
import "@/shared/i18n/onsite";

/** Writing down what is found, from the inspection's page. */
export function FindingPage() {
  const { t } = useTranslation();
  const { inspectionId } = useParams({ from: "/shell/inspections/$inspectionId/findings/new" });
  const inspection = useQuery(inspectionQuery(inspectionId));
  const me = useQuery(meQuery).data;
  if (inspection.isPending || !me) return <Waiting />;
  if (!inspection.data)
    return <FailedPage error={inspection.error} retry={() => void inspection.refetch()} />;
  if (!inspection.data.may.find)
    return (
      <div className="page page-narrow stack">
        <Crumbs
          title={t("finding.title")}
          back={{ to: "/inspections/$inspectionId", params: { inspectionId }, search: {} }}
        >
          <b>{t("finding.title")}</b>
        </Crumbs>
        <h1>{t("finding.title")}</h1>
        <Empty
          title={t("finding.notNow")}
          help={t("finding.notNowHelp")}
          action={<ToInspection id={inspectionId} />}
        />
      </div>
    );
  return <Writing inspection={inspection.data} me={me} />;
}

const Waiting = () => (
  <div className="page page-narrow">
    <Loading rows={4} height={72} />
  </div>
);

function Writing({ inspection, me }: { inspection: Inspection; me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const usual = useUsual(inspection);
  const done = () => void queries.invalidateQueries({ queryKey: ["inspection", inspection.id] });
  const { state, keeping } = useKeeping(me.id, inspection.id, () => sitePost(me.id, inspection.id, done));
  const back = {
    to: "/inspections/$inspectionId",
    params: { inspectionId: inspection.id },
    search: {},
  } as const;
  const head = (
    <Crumbs title={t("finding.title")} back={back}>
      <b>{t("finding.title")}</b>
    </Crumbs>
  );
  if (state === "locked")
    return (
      <div className="page page-narrow">
        {head}
        <Unlocking who={{ id: me.id, name: me.full_name }} />
      </div>
    );
  if (state === "broken") return <Empty title={t("onsite.noStorage")} />;
  if (!keeping) return <Waiting />;
  return (
    <FindingDesk
      keeping={keeping}
      head={head}
      usual={usual}
      programme={inspection.programme.code}
      below={(fields) => (
        <LikelyRepeats inspectionId={inspection.id} unit={inspection.unit.id} fields={fields} />
      )}
      onDone={() => void navigate(back)}
    >
      <h1 className="finding-where">
        {[inspection.code, inspection.unit.short_name].filter(Boolean).join(" · ")}
      </h1>
      <p className="dim small">
        {t(`inspectionKind.${inspection.kind}`)} · {t("finding.count", { count: inspection.findings.length })}
      </p>
    </FindingDesk>
  );
}

function ToInspection({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Link to="/inspections/$inspectionId" params={{ inspectionId: id }} search={{}} className="button-link">
      {t("finding.back")}
    </Link>
  );
}
