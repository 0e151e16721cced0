import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import type { Preview } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import type { Typed } from "./typed";

export type IssuedDocument = { number: string; date: string; signer: string };

/** The document that was signed elsewhere; number and date come from the file where it prints them. */
export function RecordForm({
  preview,
  typed,
  set,
  primary,
  busy,
  problem,
  onSend,
}: {
  preview: Preview;
  typed: Typed;
  set: (next: Typed) => void;
  primary: boolean;
  busy: boolean;
  problem: ApiProblem | null;
  onSend: (document: IssuedDocument) => void;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const [tried, setTried] = useState(false);
  const number = typed.number ?? preview.plan.number ?? "";
  const date = typed.date ?? (preview.plan.date ? showDate(preview.plan.date) : "");
  const signer = typed.signer ?? "";
  const day = readDate(date, live.now().getFullYear());
  const said = (name: string) => problem?.errors.find((error) => error.field.endsWith(name))?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (number.trim() && day) onSend({ number: number.trim(), date: day, signer: signer.trim() });
  };
  return (
    <form className="panel way" aria-labelledby="way-record" onSubmit={submit} noValidate>
      <h2 id="way-record">{t("importing.record")}</h2>
      <p className="dim small">{t("importing.recordHelp")}</p>
      <TextInput
        label={t("importing.number")}
        withAsterisk
        maxLength={80}
        value={number}
        description={preview.plan.number ? t("importing.fromFile") : undefined}
        error={tried && !number.trim() ? t("importing.needNumber") : said("number")}
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
      <TextInput
        label={t("importing.date")}
        withAsterisk
        inputMode="numeric"
        value={date}
        description={t("dialog.dateHelp")}
        error={tried && !day ? t("importing.needDate") : said("date")}
        onChange={(event) => set({ date: event.currentTarget.value })}
      />
      <TextInput
        label={t("importing.signer")}
        maxLength={200}
        value={signer}
        error={said("signer")}
        onChange={(event) => set({ signer: event.currentTarget.value })}
      />
      <Button type="submit" className="way-button" variant={primary ? "filled" : "default"} loading={busy}>
        {t("importing.recordButton", { count: preview.tasks.length })}
      </Button>
    </form>
  );
}
