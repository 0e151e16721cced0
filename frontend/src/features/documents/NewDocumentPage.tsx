import { Alert, Button, Textarea } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { documentReadingQuery } from "@/shared/api/queries";
import type { DocumentRow, RegisteredDocument } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { showDate } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { FromFile, useLetter } from "./FromFile";
import { ParticularsFields } from "./ParticularsFields";
import { BLANK, filledBy, toldOf, typedOf } from "./particulars";

/** Entering a document: drop its file or paste its line, look over what was read, save. */
export function NewDocumentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const [line, setLine] = useState("");
  const [asked, ask] = useState("");
  const [typed, setTyped] = useState(BLANK);
  const [tried, setTried] = useState(false);
  const letter = useLetter();
  const form = useRef<HTMLFormElement>(null);
  const askSoon = useDebouncedCallback(ask, 250);
  const read = useQuery(documentReadingQuery(asked)).data;
  const save = useAct<RegisteredDocument>((made) => {
    queries.setQueryData(["document", made.id], made);
    void queries.invalidateQueries({ queryKey: ["documents"] });
    notifications.show({ message: t("document.saved", { number: made.number }), autoClose: 5000 });
    void navigate({ to: "/documents/$documentId", params: { documentId: made.id }, search: {} });
  });
  useEffect(() => {
    if (!letter.line) return;
    setLine(letter.line);
    ask(letter.line);
  }, [letter.line]);
  useEffect(() => {
    if (read && asked === letter.line) setTyped((typed) => filledBy(typed, read));
    else if (read?.number) setTyped(typedOf(read));
  }, [read, asked, letter.line]);
  useEffect(() => {
    if (tried || save.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried, save.problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const told = toldOf(typed, year);
    if (told)
      save.mutate({ withId: true, path: "documents", body: { ...told, upload: letter.kept?.id ?? null } });
  };
  return (
    <form ref={form} className="page page-narrow stack" onSubmit={submit} noValidate>
      <Crumbs title={t("documents.enter")} back={{ to: "/documents", search: {} }}>
        <Link to="/documents" search={{}} className="desk">
          {t("documents.title")}
        </Link>
        <b>{t("documents.enter")}</b>
      </Crumbs>
      <h1>{t("documents.enter")}</h1>
      {save.problem && !save.problem.errors.length && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Panel>
        <FromFile
          letter={letter}
          wrong={save.problem?.errors.find((error) => error.field === "upload")?.message}
        />
        <Textarea
          mt={16}
          label={t("document.paste")}
          description={t("document.pasteHelp")}
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={line}
          onChange={(event) => {
            setLine(event.currentTarget.value);
            askSoon(event.currentTarget.value.trim());
          }}
        />
        {read && read.known.length > 0 && <Known rows={read.known} />}
      </Panel>
      <Panel title={t("document.facts")}>
        <ParticularsFields
          typed={typed}
          onChange={setTyped}
          tried={tried}
          problem={save.problem}
          year={year}
        />
      </Panel>
      <div className="form-buttons">
        <Link to="/documents" search={{}} className="button-link">
          {t("app.cancel")}
        </Link>
        <Button type="submit" loading={save.isPending} disabled={letter.busy}>
          {t("document.save")}
        </Button>
      </div>
    </form>
  );
}

/** What the line may be already: issuer, number and year tell documents apart. */
function Known({ rows }: { rows: DocumentRow[] }) {
  const { t } = useTranslation();
  return (
    <Alert color="nghe" mt={12} role="status" title={t("document.known")}>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="link" to="/documents/$documentId" params={{ documentId: row.id }} search={{}}>
              {row.number}, {row.issuer}, {showDate(row.issued_on)}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
