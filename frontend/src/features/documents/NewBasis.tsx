import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Batch, CitingTask, RegisteredDocument } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { REFUSED } from "@/shared/ui/refused";

/** What becomes of the chosen tasks: they follow to the new document, or end by its number. */
export function NewBasis({
  document,
  tasks,
  onDone,
}: {
  document: RegisteredDocument;
  tasks: CitingTask[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [asked, ask] = useState<"recite" | "cancel" | null>(null);
  const by = document.replaced_by;
  if (!by) return null;
  return (
    <div className="sticky-bar">
      <p className="grow small" role="status">
        {t("document.picked", { count: tasks.length })}
      </p>
      <Button variant="default" onClick={() => ask("cancel")}>
        {t("document.end")}
      </Button>
      <Button onClick={() => ask("recite")}>{t("document.recite", { number: by.number })}</Button>
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={
          asked === "cancel"
            ? t("document.end").replace(/…$/, "")
            : t("document.recite", { number: by.number }).replace(/…$/, "")
        }
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked && (
          <Ask
            what={asked}
            document={document}
            by={by}
            tasks={tasks}
            onDone={() => {
              ask(null);
              onDone();
            }}
          />
        )}
      </Modal>
    </div>
  );
}

function Ask({
  what,
  document,
  by,
  tasks,
  onDone,
}: {
  what: "recite" | "cancel";
  document: RegisteredDocument;
  by: NonNullable<RegisteredDocument["replaced_by"]>;
  tasks: CitingTask[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [clause, setClause] = useState("");
  const [reason, setReason] = useState(t("document.endReason", { old: document.number, new: by.number }));
  const act = useAct<Batch>((answer) => {
    for (const queryKey of [["document"], ["documents"], ["work"], ["task"], ["activity"]])
      void queries.invalidateQueries({ queryKey });
    if (answer.done.length)
      notifications.show({ message: t("document.done", { count: answer.done.length }), autoClose: 5000 });
    for (const refused of answer.refused)
      notifications.show({
        ...REFUSED,
        title: t("board.refused", { name: tasks.find((task) => task.id === refused.id)?.title ?? "" }),
        message: refused.detail,
      });
    onDone();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const items = tasks.map(({ id, version }) => ({ id, version }));
    const asks =
      what === "recite"
        ? { document: by.id, ...(clause.trim() ? { clause: clause.trim() } : {}) }
        : { reason, document_no: by.number };
    act.mutate({ path: `tasks/transitions/${what}`, body: { items, ...asks } });
  };
  return (
    <form className="stack" onSubmit={send}>
      <p className="dim small">{t("document.picked", { count: tasks.length })}</p>
      {act.problem && <p role="alert">{act.problem.message}</p>}
      {what === "recite" ? (
        <TextInput
          label={t("document.clauseNew")}
          maxLength={120}
          value={clause}
          onChange={(event) => setClause(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          label={t("document.endWhy")}
          withAsterisk
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className="form-buttons">
        <Button type="submit" loading={act.isPending} color={what === "cancel" ? "son" : undefined}>
          {what === "cancel"
            ? t("document.end").replace(/…$/, "")
            : t("document.recite", { number: by.number }).replace(/…$/, "")}
        </Button>
      </div>
    </form>
  );
}
