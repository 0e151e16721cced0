import { Button, Modal, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { orderRecipientsQuery } from "@/shared/api/orderQueries";
import type { RegisteredDocument } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { DocumentSelect } from "@/shared/documents/DocumentSelect";
import { useGiving } from "@/shared/giving/context";
import { useLive } from "@/shared/live/LiveProvider";
import { Refusal, type Two } from "@/shared/live/Refusal";
import { ActBar, type BarAct } from "@/shared/ui/ActBar";
import { KINDS } from "./kinds";
import { ParticularsFields } from "./ParticularsFields";
import { type Particulars, toldOf, typedOf } from "./particulars";

/** What may be done with an entry: put a slip right, say what replaced the document. */
export function DocumentActs({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<"correct" | "replace" | null>(null);
  const change = useChange(document, () => ask(null));
  const close = () => ask(null);
  const give = useGiving();
  const orders = useQuery(orderRecipientsQuery);
  const gives = document.may.give && !document.replaced_by;
  const acts: (BarAct | false)[] = [
    gives && {
      label: t("split.open"),
      primary: true,
      link: { to: "/documents/$documentId/split", params: { documentId: document.id } },
    },
    gives && { label: t("giving.byDocument"), run: () => give({ source: document.id }) },
    gives &&
      (orders.data?.units.length ?? 0) > 1 && {
        label: t("orders.give"),
        link: { to: "/orders/new", search: { source: document.id } },
      },
    { label: t("document.correct"), run: () => ask("correct") },
    document.replaced_by
      ? {
          label: t("document.restore"),
          loading: change.isPending,
          run: () => change.mutate({ path: "replacement", body: { document: null } }),
        }
      : { label: t("document.replace"), run: () => ask("replace") },
  ];
  return (
    <ActBar acts={acts.filter((act) => act !== false)}>
      {asked === null && <Refusal problem={change.problem} />}
      <Modal
        opened={asked !== null}
        onClose={close}
        size="lg"
        title={t(asked === "replace" ? "document.replace" : "document.correct").replace(/…$/, "")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked === "replace" && <Replace document={document} change={change} onCancel={close} />}
        {asked === "correct" && <Correct document={document} change={change} onCancel={close} />}
      </Modal>
    </ActBar>
  );
}

type Change = ReturnType<typeof useChange>;
type Sent = { path: "" | "replacement"; body: Record<string, unknown>; seen?: number };

/** A write about this entry, as it was seen. */
function useChange(document: RegisteredDocument, onDone: () => void) {
  const queries = useQueryClient();
  const act = useAct<RegisteredDocument>((answer) => {
    queries.setQueryData(["document", document.id], answer);
    for (const queryKey of [["documents"], ["document"], ["activity"]])
      void queries.invalidateQueries({ queryKey });
    onDone();
  });
  return {
    ...act,
    mutate: ({ path, body, seen = document.version }: Sent) =>
      act.mutate({
        path: `documents/${document.id}${path && `/${path}`}`,
        body,
        ifMatch: `"v${seen}"`,
        method: path ? "POST" : "PUT",
      }),
  };
}

function Replace({
  document,
  change,
  onCancel,
}: {
  document: RegisteredDocument;
  change: Change;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [by, setBy] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <Form
      change={change}
      help={t("document.replaceHelp")}
      save={t("document.replaceSave")}
      onCancel={onCancel}
      onSend={() => {
        setTried(true);
        if (by) change.mutate({ path: "replacement", body: { document: by } });
      }}
    >
      <DocumentSelect
        label={t("document.by")}
        required
        value={by}
        onChange={setBy}
        but={document.id}
        error={
          tried && !by
            ? t("document.needBy")
            : change.problem?.errors.find((error) => error.field === "document")?.message
        }
      />
    </Form>
  );
}

function Correct({
  document,
  change,
  onCancel,
}: {
  document: RegisteredDocument;
  change: Change;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const year = useLive().now().getFullYear();
  const [typed, setTyped] = useState(() => typedOf(document));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [seen, see] = useBasis(document.version, change.problem);
  const said = ({ kind, number, issuedOn, issuer, abstract }: Particulars) => {
    const known = KINDS.find((one) => one === kind);
    return {
      [t("documents.kind")]: known ? t(`documentKind.${known}`) : "",
      [t("document.number")]: number,
      [t("document.issuedOn")]: issuedOn,
      [t("document.issuer")]: issuer,
      [t("document.abstract")]: abstract,
    };
  };
  return (
    <Form
      change={change}
      refusal={{
        theirs: typedOf(document),
        mine: typed,
        said,
        take: (next) => {
          see(document.version);
          setTyped(next);
        },
      }}
      help={t("document.correctHelp")}
      save={t("document.correctSave")}
      onCancel={onCancel}
      onSend={() => {
        setTried(true);
        const told = toldOf(typed, year);
        if (told) change.mutate({ path: "", body: { ...told, reason }, seen });
      }}
    >
      <ParticularsFields
        typed={typed}
        onChange={setTyped}
        tried={tried}
        problem={change.problem}
        year={year}
      />
      <Textarea
        label={t("document.reason")}
        withAsterisk
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        error={change.problem?.errors.find((error) => error.field === "reason")?.message}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  );
}

/** The frame of both: what follows, why it was refused, the buttons. */
function Form({
  change,
  refusal,
  help,
  save,
  onSend,
  onCancel,
  children,
}: {
  change: Change;
  refusal?: Two<Particulars>;
  help: string;
  save: string;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="dim small">{help}</p>
      <Refusal problem={change.problem?.errors.length ? null : change.problem} {...refusal} />
      {children}
      <div className="form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {save}
        </Button>
      </div>
    </form>
  );
}
