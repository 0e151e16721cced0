import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { documentQuery } from "@/shared/api/queries";
import type { RegisteredDocument } from "@/shared/api/types";
import { OverdueBadge } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import { Citing } from "./Citing";
import { DocumentActs } from "./DocumentActs";
import { Lines } from "./Lines";
import { OwnFile } from "./OwnFile";

/** A document with the tasks that hang on it, and what became of it. */
export function DocumentPage() {
  const { t } = useTranslation();
  const { documentId } = useParams({ from: "/shell/documents/$documentId" });
  const document = useQuery(documentQuery(documentId));
  const events = useEvents(`document:${documentId}`);
  if (document.isPending)
    return (
      <div className="page">
        <Loading rows={4} height={96} />
      </div>
    );
  if (document.error) return <FailedPage error={document.error} retry={() => void document.refetch()} />;
  return (
    <div className="page task-page">
      <Crumbs title={document.data.number} back={{ to: "/documents", search: {} }}>
        <Link to="/documents" search={{}} className="desk">
          {t("documents.title")}
        </Link>
        <b>{document.data.number}</b>
      </Crumbs>
      <div className="stack task-main">
        <p className="dim small">
          {t(`documentKind.${document.data.kind}`)} <b>{document.data.number}</b>{" "}
          {t("documents.of", { date: showDate(document.data.issued_on) })}
        </p>
        <Standing document={document.data} />
        <h1>{document.data.abstract}</h1>
        {document.data.may.change && <DocumentActs document={document.data} />}
        <Lines document={document.data} />
        <Citing document={document.data} />
        <Panel title={t("document.history")}>
          <Pages events={events} />
        </Panel>
      </div>
      <Facts document={document.data} />
    </div>
  );
}

/** What of it is still to be done, and how much of that is late. */
function Standing({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  if (!document.tasks) return null;
  return (
    <p className="badges">
      <b>
        {t("documents.tasks", { count: document.tasks })}
        {document.live > 0 && `, ${t("documents.live", { count: document.live })}`}
      </b>
      <OverdueBadge count={document.overdue} />
    </p>
  );
}

function Facts({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  return (
    <aside className="stack facts" aria-label={t("document.facts")}>
      <Panel title={t("document.facts")}>
        <dl className="facts-list">
          <dt>{t("document.number")}</dt>
          <dd>{document.number}</dd>
          <dt>{t("document.issuedOn")}</dt>
          <dd>
            <time>{showDate(document.issued_on)}</time>
          </dd>
          <dt>{t("document.issuer")}</dt>
          <dd>{document.issuer}</dd>
          {(document.file || document.may.add_file) && (
            <>
              <dt>{t("document.file")}</dt>
              <dd className="break">
                <OwnFile document={document} />
              </dd>
            </>
          )}
          {document.replaces.length > 0 && (
            <>
              <dt>{t("document.replaces")}</dt>
              <dd>
                {document.replaces.map((one) => (
                  <p key={one.id}>
                    <Link
                      className="link"
                      to="/documents/$documentId"
                      params={{ documentId: one.id }}
                      search={{}}
                    >
                      {one.number}
                    </Link>{" "}
                    <span className="dim">{t("documents.of", { date: showDate(one.issued_on) })}</span>
                  </p>
                ))}
              </dd>
            </>
          )}
        </dl>
        <p className="dim small">
          {t("document.entered", { name: document.entered_by.full_name })},{" "}
          <time>{showMoment(document.entered_at)}</time>
        </p>
      </Panel>
    </aside>
  );
}
