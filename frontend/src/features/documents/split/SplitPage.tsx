import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { documentQuery, givingQuery } from "@/shared/api/queries";
import { Crumbs } from "@/shared/ui/Page";
import { AbsentPage, FailedPage, Loading } from "@/shared/ui/states";
import { SplitForm } from "./SplitForm";

/** Taking a document's lines into work: paste them, say what becomes of each, save all at once. */
export function SplitPage() {
  const { t } = useTranslation();
  const { documentId } = useParams({ from: "/shell/documents/$documentId/split" });
  const document = useQuery(documentQuery(documentId));
  const giving = useQuery(givingQuery);
  if (document.error || giving.error)
    return (
      <FailedPage
        error={document.error ?? giving.error}
        retry={() => void Promise.all([document.refetch(), giving.refetch()])}
      />
    );
  if (!document.data || !giving.data)
    return (
      <div className="page page-narrow">
        <Loading rows={3} height={120} />
      </div>
    );
  if (!document.data.may.give) return <AbsentPage />;
  const title = t("split.title", { number: document.data.number });
  return (
    <div className="page page-narrow stack">
      <Crumbs title={title} back={{ to: "/documents/$documentId", params: { documentId }, search: {} }}>
        <Link to="/documents" search={{}} className="desk">
          {t("documents.title")}
        </Link>
        <Link to="/documents/$documentId" params={{ documentId }} search={{}} className="desk">
          {document.data.number}
        </Link>
        <b>{t("split.open")}</b>
      </Crumbs>
      <div>
        <h1>{title}</h1>
        <p className="dim">{document.data.abstract}</p>
      </div>
      <SplitForm documentId={documentId} giving={giving.data} />
    </div>
  );
}
