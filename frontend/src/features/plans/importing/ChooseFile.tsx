import { IconFileTypeXls } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { DropZone } from "@/shared/files/DropZone";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { Empty, Failed } from "@/shared/ui/states";
import { Working } from "@/shared/ui/Working";
import { OFFICE } from "./office";

/** Step 1: drop or choose the file; it is sent and read at once. */
export function ChooseFile({
  reading,
  upload,
  error,
  retry,
  onSent,
}: {
  reading: boolean;
  /** What is read. */
  upload: string | undefined;
  error: unknown;
  retry: () => void;
  onSent: (id: string) => void;
}) {
  const { t } = useTranslation();
  const state = useSending(onSent);
  const busy = state.sending?.percent != null || reading;
  const gone = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      {gone && <Empty title={t("importing.gone")} help={t("importing.goneHelp")} />}
      {Boolean(error) && !gone && <Failed error={error} retry={retry} />}
      <DropZone send={state.send}>
        <IconFileTypeXls size={32} stroke={1.5} aria-hidden className="dim" />
        <p className="strong">{t("importing.drop")}</p>
        <p className="dim small drop-help">{t("importing.dropHelp")}</p>
        <FileChoice send={state.send} accept={OFFICE} label={t("importing.choose")} primary busy={busy} />
        {reading && <Working words={t("importing.reading")} most={10} upload={upload} />}
        <SendingNote state={state} />
      </DropZone>
    </>
  );
}
