import { Alert, Button, Modal, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "@/shared/api/useAct";
import { type Checklist, type ChecklistRow, checklistsQuery } from "@/shared/api/visitQueries";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";

/** The software's own checklists and the body's. */
export function ChecklistsPage() {
  const { t } = useTranslation();
  const lists = useQuery(checklistsQuery);
  const [making, make] = useState(false);
  const rows = lists.data?.items ?? [];
  const groups = [
    { name: t("checklists.own"), rows: rows.filter((row) => row.body && !row.retired_at) },
    { name: t("checklists.model"), rows: rows.filter((row) => !row.body) },
    { name: t("checklistRetired.group"), rows: rows.filter((row) => row.retired_at) },
  ];
  return (
    <div className="page stack">
      <Crumbs title={t("checklists.title")} back={{ to: "/inspections", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <b>{t("checklists.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("checklists.title")}</h1>
          <p className="dim">{t("checklists.lead")}</p>
        </div>
        {lists.data?.may_make && <Button onClick={() => make(true)}>{t("checklists.make")}</Button>}
      </div>
      {lists.isPending && <Loading rows={3} height={72} />}
      {lists.error && !lists.data && <Failed error={lists.error} retry={() => void lists.refetch()} />}
      {lists.data && !rows.length && <Empty title={t("checklists.empty")} />}
      {groups.map(
        (group) =>
          group.rows.length > 0 && (
            <section key={group.name} aria-label={group.name}>
              <h2 className="group">
                {group.name} <span className="group-count">{group.rows.length}</span>
              </h2>
              <ul className="list">
                {group.rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </ul>
            </section>
          ),
      )}
      <Modal
        opened={making}
        onClose={() => make(false)}
        title={t("checklists.make")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Making onCancel={() => make(false)} />
      </Modal>
    </div>
  );
}

function Row({ row }: { row: ChecklistRow }) {
  const { t } = useTranslation();
  return (
    <li className="item">
      <div className="grow">
        <Link to="/checklists/$checklistId" params={{ checklistId: row.id }} className="item-title">
          {row.title}
        </Link>
        <p className="item-facts">
          {row.body && <span>{row.body.short_name}</span>}
          {row.current?.issued_at ? (
            <>
              <span>
                {t("checklist.issued", { number: row.current.number, date: showDate(row.current.issued_at) })}
              </span>
              <span>{t("checklists.items", { count: row.current.items })}</span>
            </>
          ) : (
            <span>{t("checklists.never")}</span>
          )}
          {row.retired_at && <span>{t("checklistRetired.badge", { date: showDate(row.retired_at) })}</span>}
          {row.has_draft && (
            <Badge tone="blue" icon={IconPencil} look="plain">
              {t("checklists.draft")}
            </Badge>
          )}
        </p>
      </div>
    </li>
  );
}

function Making({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const make = useAct<Checklist>((answer) => {
    queries.setQueryData(["checklist", answer.id], answer);
    void queries.invalidateQueries({ queryKey: ["checklists"] });
    void navigate({ to: "/checklists/$checklistId", params: { checklistId: answer.id } });
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ path: "checklists", body: { title }, withId: true });
      }}
    >
      {make.problem && (
        <Alert color="son" role="alert">
          {make.problem.message}
        </Alert>
      )}
      <TextInput
        label={t("checklists.makeTitle")}
        withAsterisk
        required
        maxLength={200}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={make.isPending}>
          {t("checklists.make")}
        </Button>
      </div>
    </form>
  );
}
