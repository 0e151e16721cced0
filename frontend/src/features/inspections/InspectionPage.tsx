import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inspectionQuery } from "@/shared/api/inspectionQueries";
import type { Inspection } from "@/shared/api/types";
import { Comments } from "@/shared/comments/Comments";
import { PlaceLink } from "@/shared/finding/PlaceLink";
import { useLooking } from "@/shared/live/presence";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Fact } from "@/shared/ui/Fact";
import { HiddenMark, InspectionBadge } from "@/shared/ui/InspectionBadge";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import { NoticePanel } from "./exchange/NoticePanel";
import { OpinionPanel } from "./exchange/OpinionPanel";
import { SelfReportPanel } from "./exchange/SelfReportPanel";
import { Steps } from "./exchange/Steps";
import { FindingList } from "./FindingList";
import { FollowUp } from "./FollowUp";
import { Groups } from "./Groups";
import { InspectionCall } from "./InspectionCall";
import { Origin } from "./Origin";
import { PackPanel } from "./onsite/PackPanel";
import { ChangeParticulars } from "./ParticularsForm";
import { RepeatRadar } from "./RepeatRadar";
import { TeamPanel } from "./TeamPanel";
import { VisitPanel } from "./visit/VisitPanel";
import "@/shared/i18n/onsite";
import "@/shared/i18n/yearplan";

/** One inspection: what step, who visits, what was found, what came of it. */
export function InspectionPage() {
  const { inspectionId } = useParams({ from: "/shell/inspections/$inspectionId" });
  const inspection = useQuery(inspectionQuery(inspectionId));
  useLooking(`inspection:${inspectionId}`);
  if (inspection.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={96} />
      </div>
    );
  if (!inspection.data)
    return <FailedPage error={inspection.error} retry={() => void inspection.refetch()} />;
  return <Page inspection={inspection.data} />;
}

function Page({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const events = useEvents(`inspection:${inspection.id}`);
  return (
    <div className="page task-page">
      <Crumbs
        title={`${inspection.code} ${inspection.title}`.trim()}
        back={{ to: "/inspections", search: {} }}
      >
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <b>{inspection.code || t("inspectionKind.SURPRISE")}</b>
      </Crumbs>
      <div className="stack task-main">
        <p className="badges">
          <InspectionBadge state={inspection.state} />
          {inspection.hidden && <HiddenMark />}
          <span className="dim small">{t(`inspectionKind.${inspection.kind}`)}</span>
          {inspection.representation === "outer" && <span className="chip-small">{t("task.readOnly")}</span>}
        </p>
        <h1>{inspection.title}</h1>
        <Steps inspection={inspection} />
        <InspectionCall inspection={inspection} />
        <PackPanel inspection={inspection} />
        <SelfReportPanel inspection={inspection} />
        <OpinionPanel inspection={inspection} />
        <NoticePanel inspection={inspection} />
        <FollowUp inspection={inspection} />
        <VisitPanel inspection={inspection} />
        <FindingList inspection={inspection} />
        <Groups inspection={inspection} />
        {inspection.representation === "inner" && <RepeatRadar inspectionId={inspection.id} />}
        <Comments about={{ type: "inspection", id: inspection.id }} />
        <Panel title={t("task.history")}>
          <Pages events={events} />
        </Panel>
      </div>
      <aside className="stack facts" aria-label={t("task.facts")}>
        <Panel title={t("task.facts")}>
          <Facts inspection={inspection} />
          <Origin inspection={inspection} />
          <ChangeParticulars inspection={inspection} />
        </Panel>
        <TeamPanel inspection={inspection} />
      </aside>
    </div>
  );
}

function Facts({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const numbered = (number: string, on: string | null) =>
    number ? [number, on && showDate(on)].filter(Boolean).join(", ") : "–";
  return (
    <dl className="facts-list">
      <Fact name={t("inspection.unit")}>
        <PlaceLink unit={inspection.unit} />
      </Fact>
      <Fact name={t("inspection.body")}>{inspection.body.name}</Fact>
      <Fact name={t("programmeField.label")}>{inspection.programme.name}</Fact>
      <Fact name={t("inspection.visit")}>
        <time>{showDate(inspection.starts_on)}</time>
        {inspection.ends_on !== inspection.starts_on && (
          <>
            {" – "}
            <time>{showDate(inspection.ends_on)}</time>
          </>
        )}
      </Fact>
      {inspection.opened_at && (
        <Fact name={t("inspection.opened")}>
          {inspection.opened_said_at
            ? t("inspection.openedSaid", {
                said: showMoment(inspection.opened_said_at),
                heard: showMoment(inspection.opened_at),
              })
            : showMoment(inspection.opened_at)}
        </Fact>
      )}
      {inspection.basis && (
        <Fact name={t("task.basis")}>
          <span className="prose">{inspection.basis}</span>
        </Fact>
      )}
      <Fact name={t("inspection.decision")}>{numbered(inspection.decision_no, inspection.decision_on)}</Fact>
      <Fact name={t("inspection.notice")}>{numbered(inspection.notice_no, inspection.notice_on)}</Fact>
      {inspection.notice_signer && <Fact name={t("inspection.signer")}>{inspection.notice_signer}</Fact>}
      {inspection.follow_up_unit && (
        <Fact name={t("ticket.followUpUnit")}>{inspection.follow_up_unit.name}</Fact>
      )}
      {inspection.follow_up_of && (
        <Fact name={t("inspection.followUpOf")}>
          <Link
            to="/inspections/$inspectionId"
            params={{ inspectionId: inspection.follow_up_of.id }}
            search={{}}
            className="link"
          >
            {inspection.follow_up_of.code} {inspection.follow_up_of.title}
          </Link>
        </Fact>
      )}
    </dl>
  );
}
