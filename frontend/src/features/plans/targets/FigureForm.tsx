import { Alert, Button, FileInput, Modal, Textarea, TextInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "@/shared/api/client";
import { targetsQuery } from "@/shared/api/planQueries";
import { ApiProblem } from "@/shared/api/problem";
import type { Target } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { uuid7 } from "@/shared/api/uuid";
import { DocumentSelect } from "@/shared/documents/DocumentSelect";
import { useLive } from "@/shared/live/LiveProvider";
import { dayOf, readDate, showDate } from "@/shared/ui/dates";
import { useFocusBack } from "@/shared/ui/useFocusBack";

type Name = "value" | "as_on" | "source" | "reason" | "upload";
const NUMBER = /^-?\d+([.,]\d{1,4})?$/;

/** How far the target is by a day, and from where that is known. What was typed stays whatever the server says. */
export function FigureForm({
  planId,
  target,
  onClose,
}: {
  planId: string;
  target: Target;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  useFocusBack();
  const queries = useQueryClient();
  const today = dayOf(useLive().now().toISOString());
  const [values, setValues] = useState({ value: "", as_on: showDate(today), source: "", reason: "" });
  const [document, setDocument] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<Partial<Record<Name, string>>>({});
  const [sending, setSending] = useState(false);
  const sent = useRef<{ file: File; id: string } | null>(null);
  const act = useAct<{ items: Target[] }>((answer) => {
    queries.setQueryData(targetsQuery(planId).queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["activity"] });
    onClose();
  });
  const day = readDate(values.as_on, Number(today.slice(0, 4)));
  const corrects = target.figures.some((figure) => figure.as_on === day);
  const set = (name: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((kept) => ({ ...kept, [name]: value }));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const found: typeof wrong = {};
    if (!NUMBER.test(values.value.trim())) found.value = t("targets.needNumber");
    if (!day) found.as_on = t("views.noDay");
    if (!values.source.trim()) found.source = t("targets.needSource");
    if (corrects && !values.reason.trim()) found.reason = t("targets.needReason");
    setWrong(found);
    if (Object.keys(found).length) return;
    let uploaded: string | null = null;
    if (file) {
      if (sent.current?.file !== file) sent.current = { file, id: uuid7() };
      setSending(true);
      try {
        await upload(sent.current.id, file, () => undefined);
        uploaded = sent.current.id;
      } catch (error) {
        setWrong({ upload: error instanceof ApiProblem ? error.message : t("targets.notSent") });
        return;
      } finally {
        setSending(false);
      }
    }
    const body = {
      value: values.value.trim().replace(",", "."),
      as_on: day,
      source: values.source,
      reason: corrects ? values.reason : "",
      document,
      upload: uploaded,
    };
    act.mutate({ path: `plans/${planId}/targets/${target.lineage}/figures`, withId: true, body });
  };
  const complaint = (name: Name): string | undefined =>
    wrong[name] ?? act.problem?.errors.find((error) => error.field === name)?.message;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("targets.enter").replace(/…$/, "")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p className="dim">
          {target.name} · {t("targets.goal")} {target.planned_printed || "–"}
        </p>
        {act.problem && <Alert color="son">{act.problem.message}</Alert>}
        <TextInput
          label={target.unit ? `${t("targets.value")} (${target.unit})` : t("targets.value")}
          withAsterisk
          inputMode="decimal"
          data-autofocus
          value={values.value}
          error={complaint("value")}
          onChange={set("value")}
        />
        <TextInput
          label={t("targets.asOn")}
          withAsterisk
          inputMode="numeric"
          value={values.as_on}
          error={complaint("as_on")}
          onChange={set("as_on")}
        />
        <TextInput
          label={t("targets.source")}
          description={t("targets.sourceHelp")}
          withAsterisk
          maxLength={300}
          value={values.source}
          error={complaint("source")}
          onChange={set("source")}
        />
        {corrects && (
          <Textarea
            label={t("targets.reason")}
            description={t("targets.reasonHelp")}
            withAsterisk
            maxLength={500}
            autosize
            value={values.reason}
            error={complaint("reason")}
            onChange={set("reason")}
          />
        )}
        <DocumentSelect label={t("targets.document")} value={document} onChange={setDocument} />
        <FileInput
          label={t("targets.file")}
          leftSection={<IconUpload size={16} aria-hidden />}
          clearable
          value={file}
          error={complaint("upload")}
          onChange={setFile}
        />
        <div className="form-buttons">
          <Button variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" loading={act.isPending || sending}>
            {t("targets.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
