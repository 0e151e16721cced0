import { Alert, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "@/shared/api/useAct";
import {
  type Checklist,
  type ChecklistVersion,
  checklistQuery,
  checklistsQuery,
  checklistVersionQuery,
} from "@/shared/api/visitQueries";
import { showDate } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Failed, FailedPage, Loading } from "@/shared/ui/states";
import { DraftForm } from "./DraftForm";
import { sections } from "./draft";
import { ItemView } from "./ItemView";

/** One checklist: the version in force to be read, the next one to be written and issued. */
export function ChecklistPage() {
  const { checklistId } = useParams({ from: "/shell/checklists/$checklistId" });
  const checklist = useQuery(checklistQuery(checklistId));
  if (checklist.isPending)
    return (
      <div className="page">
        <Loading rows={6} height={96} />
      </div>
    );
  if (!checklist.data) return <FailedPage error={checklist.error} retry={() => void checklist.refetch()} />;
  return <Page key={checklistId} checklist={checklist.data} />;
}

function Page({ checklist }: { checklist: Checklist }) {
  const { t } = useTranslation();
  const [writing, write] = useState(checklist.may_edit && !checklist.current);
  const [older, look] = useState<string | null>(null);
  const basis = checklist.draft ?? checklist.current;
  const shown = checklist.current ?? checklist.draft;
  if (!basis || !shown) return null;
  return (
    <div className="page task-page">
      <Crumbs title={shown.title} back={{ to: "/inspections", search: {} }}>
        <Link to="/checklists" className="desk">
          {t("checklists.title")}
        </Link>
        <b>{shown.title}</b>
      </Crumbs>
      <div className="stack task-main">
        <p className="badges">
          <span className="chip-small">{checklist.body?.short_name ?? t("checklists.model")}</span>
          <span className="dim small">
            <VersionWords version={shown} />
          </span>
          {checklist.retired_at && (
            <span className="chip-small">
              {t("checklistRetired.badge", { date: showDate(checklist.retired_at) })}
            </span>
          )}
        </p>
        <h1>{shown.title}</h1>
        {writing ? (
          <DraftForm checklist={checklist} basis={basis} onStop={() => write(false)} />
        ) : (
          <>
            <Acts checklist={checklist} onWrite={() => write(true)} />
            {older ? <Older checklist={checklist} version={older} /> : <Lines version={shown} />}
          </>
        )}
      </div>
      <aside className="stack facts" aria-label={t("checklist.versions")}>
        <Panel title={t("checklist.versions")}>
          <ul className="stack-tight">
            {[...checklist.versions].reverse().map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  className="text-button"
                  aria-pressed={version.id === (older ?? shown.id)}
                  onClick={() => look(version.id === shown.id ? null : version.id)}
                >
                  <VersionWords version={version} />
                </button>{" "}
                <span className="dim small">{t("checklists.items", { count: version.items })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </aside>
    </div>
  );
}

function VersionWords({ version }: { version: { number: number; issued_at: string | null } }) {
  const { t } = useTranslation();
  return version.issued_at
    ? t("checklist.issued", { number: version.number, date: showDate(version.issued_at) })
    : t("checklist.editing", { number: version.number });
}

function Lines({ version }: { version: ChecklistVersion }) {
  return sections(version.items).map(({ name, rows }) => (
    <Panel key={`${name}${rows[0]?.at}`} title={name}>
      <ul className="list checklist-lines">
        {rows.map(({ item, at }) => (
          <ItemView key={item.id} item={item} no={at + 1} />
        ))}
      </ul>
    </Panel>
  ));
}

function Older({ checklist, version }: { checklist: Checklist; version: string }) {
  const found = useQuery(checklistVersionQuery(checklist.id, version));
  if (found.isPending) return <Loading rows={4} height={96} />;
  if (!found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  return <Lines version={found.data} />;
}

/** Copying a model, going on with a draft, issuing it. */
function Acts({ checklist, onWrite }: { checklist: Checklist; onWrite: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const may = useQuery(checklistsQuery).data?.may_make;
  const shown = (answer: Checklist) => {
    queries.setQueryData(["checklist", answer.id], answer);
    void queries.invalidateQueries({ queryKey: ["checklists"] });
  };
  const copy = useAct<Checklist>((answer) => {
    shown(answer);
    void navigate({ to: "/checklists/$checklistId", params: { checklistId: answer.id } });
  });
  const issue = useAct<Checklist>(shown);
  const retire = useAct<Checklist>(shown);
  const problem = copy.problem ?? issue.problem ?? retire.problem;
  const { draft, current, retired_at } = checklist;
  return (
    <div className="stack-tight">
      <div className="acts">
        {checklist.may_edit && (
          <Button variant={draft ? "default" : "filled"} onClick={onWrite}>
            {t(draft ? "checklist.goOn" : "checklist.next")}
          </Button>
        )}
        {checklist.may_edit && draft && draft.items.length > 0 && (
          <Button
            loading={issue.isPending}
            onClick={() =>
              issue.mutate({
                path: `checklists/${checklist.id}/issuing`,
                body: {},
                ifMatch: `"v${draft.revision}"`,
              })
            }
          >
            {t("checklist.issue", { number: draft.number })}
          </Button>
        )}
        {may && current && !checklist.may_edit && (
          <Button
            loading={copy.isPending}
            onClick={() => copy.mutate({ path: "checklists", body: { copy_of: current.id }, withId: true })}
          >
            {t("checklist.copy")}
          </Button>
        )}
        {checklist.may_edit && current && (
          <Button
            variant="default"
            loading={retire.isPending}
            onClick={() =>
              retire.mutate({
                path: `checklists/${checklist.id}/retirement`,
                body: { retired: !retired_at },
                ifMatch: `"v${(draft ?? current).revision}"`,
              })
            }
          >
            {t(retired_at ? "checklistRetired.restore" : "checklistRetired.retire")}
          </Button>
        )}
      </div>
      {checklist.may_edit && draft && draft.items.length > 0 && (
        <p className="dim small">{t("checklist.issueHelp")}</p>
      )}
      {checklist.may_edit && retired_at && <p className="dim small">{t("checklistRetired.help")}</p>}
      {problem && (
        <Alert color="son" role="alert" title={problem.stale ? t("dialog.stale") : undefined}>
          {problem.message}
        </Alert>
      )}
    </div>
  );
}
