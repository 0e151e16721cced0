import { Button } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { documentsQuery } from "@/shared/api/queries";
import type { DocumentRow } from "@/shared/api/types";
import { Badge, OverdueBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Filters } from "./Filters";

/** The register: what orders work outside the plans, latest document first. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/documents" });
  const filtered = Object.values(filter).some(Boolean);
  const documents = useInfiniteQuery(documentsQuery(filter));
  const rows = documents.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = documents.data?.pages ?? [];
  const enter = first?.may_register && (
    <Link to="/documents/new" className="button-link button-primary">
      {t("documents.enter")}
    </Link>
  );
  const nothing = documents.data && !rows.length;
  return (
    <div className="page stack">
      <Crumbs title={t("documents.title")}>
        <b>{t("documents.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("documents.title")}</h1>
          <p className="dim">{t("documents.lead")}</p>
        </div>
        {!(nothing && !filtered) && enter}
      </div>
      {(filtered || rows.length > 0) && <Filters filter={filter} count={first?.count} />}
      {documents.isPending && <Loading rows={5} height={64} />}
      {documents.error && !documents.data && (
        <Failed error={documents.error} retry={() => void documents.refetch()} />
      )}
      {nothing && !filtered && (
        <Empty title={t("documents.empty")} help={t("documents.emptyHelp")} action={enter} />
      )}
      {nothing && filtered && (
        <Empty
          title={t("documents.emptyFiltered")}
          action={
            <Link to="/documents" search={{}} replace className="button-link">
              {t("plans.clear")}
            </Link>
          }
        />
      )}
      {rows.length > 0 && (
        <ul className="list">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {documents.hasNextPage && (
        <Button
          variant="default"
          className="self-start"
          loading={documents.isFetchingNextPage}
          onClick={() => void documents.fetchNextPage()}
        >
          {t("documents.more")}
        </Button>
      )}
    </div>
  );
}

function Row({ row }: { row: DocumentRow }) {
  const { t } = useTranslation();
  return (
    <li className="item plan-item">
      <div className="grow">
        <Link
          className="item-title clamp-2"
          to="/documents/$documentId"
          params={{ documentId: row.id }}
          search={{}}
        >
          {row.abstract}
        </Link>
        <p className="item-facts">
          <span>{t(`documentKind.${row.kind}`)}</span>
          <b>{row.number}</b>
          <span>
            <time>{showDate(row.issued_on)}</time>
          </span>
          <span>{row.issuer}</span>
          {row.replaced_by && (
            <Badge tone="amber" icon={IconFileOff} look="plain">
              {t("documents.replaced", { number: row.replaced_by.number })}
            </Badge>
          )}
          <OverdueBadge count={row.overdue} />
        </p>
      </div>
      <p className="dim small document-share">
        {row.tasks ? t("documents.tasks", { count: row.tasks }) : t("documents.noTasks")}
        {row.live > 0 && `, ${t("documents.live", { count: row.live })}`}
      </p>
    </li>
  );
}
