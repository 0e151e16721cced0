import { IconFileTypeXls } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { Empty, Failed } from "@/shared/ui/states";
import { Working } from "@/shared/ui/Working";
import { FileChoice, SendingNote } from "./SendFile";
import { useSending } from "./useSending";

/** Step 1: drop or choose the file; it is sent and read at once. */
export function ChooseFile({
  reading,
  error,
  retry,
  onSent,
}: {
  reading: boolean;
  error: unknown;
  retry: () => void;
  onSent: (id: string) => void;
}) {
  const { t } = useTranslation();
  const state = useSending(onSent);
  const [over, setOver] = useState(false);
  const busy = state.sending?.percent != null || reading;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void state.send(event.dataTransfer.files[0] ?? null);
  };
  const gone = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      {gone && <Empty title={t("importing.gone")} help={t("importing.goneHelp")} />}
      {Boolean(error) && !gone && <Failed error={error} retry={retry} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the button inside does the same */}
      <div
        className={over ? "drop drop-over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileTypeXls size={32} stroke={1.5} aria-hidden className="dim" />
        <p className="strong">{t("importing.drop")}</p>
        <p className="dim small drop-help">{t("importing.dropHelp")}</p>
        <FileChoice send={state.send} label={t("importing.choose")} primary busy={busy} />
        {reading && <Working words={t("importing.reading")} most={10} />}
        <SendingNote state={state} />
      </div>
    </>
  );
}
