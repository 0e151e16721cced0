import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { letterQuery } from "@/shared/api/queries";
import { problemOf } from "@/shared/api/useAct";
import { DropZone } from "@/shared/files/DropZone";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { Working } from "@/shared/ui/Working";
import { LETTERS } from "./letters";

/** The document itself: sent as soon as it is dropped, and its head read. */
export function useLetter() {
  const [kept, keep] = useState<{ id: string; name: string } | null>(null);
  const state = useSending((id, name) => keep({ id, name }));
  const reading = useQuery(letterQuery(kept?.id ?? ""));
  const line = kept ? (reading.data?.line ?? "") : "";
  return { kept, state, reading, line, drop: () => keep(null), busy: state.sending?.percent != null };
}

/** Drop or choose the document's file; what was read of it, or kindly why nothing was. */
export function FromFile({
  letter: { kept, state, reading, line, drop, busy },
  wrong,
}: {
  letter: ReturnType<typeof useLetter>;
  wrong: string | undefined;
}) {
  const { t } = useTranslation();
  const problem = problemOf(reading.error)?.message ?? reading.data?.errors[0]?.message;
  return (
    <DropZone send={state.send} className="drop-letter">
      <IconFileText size={28} stroke={1.5} aria-hidden className="dim" />
      {kept ? (
        <p className="strong break">{kept.name}</p>
      ) : (
        <>
          <p className="strong">{t("document.drop")}</p>
          <p className="dim small drop-help">{t("document.dropHelp")}</p>
        </>
      )}
      <div className="drop-buttons">
        <FileChoice
          send={state.send}
          accept={LETTERS}
          label={t(kept ? "importing.another" : "importing.choose")}
          busy={busy}
        />
        {kept && (
          <Button variant="subtle" onClick={drop}>
            {t("document.withoutFile")}
          </Button>
        )}
      </div>
      <SendingNote state={state} />
      {kept && reading.isFetching && <Working words={t("document.reading")} most={10} />}
      {kept && line && (
        <p className="small drop-read" role="status">
          <IconCheck size={16} stroke={1.75} aria-hidden /> {t("document.wasRead")}
        </p>
      )}
      {kept && !reading.isFetching && (wrong ?? problem) && (
        <p className="note tone-amber" role="status">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <span>{wrong ?? problem}</span>
        </p>
      )}
    </DropZone>
  );
}
