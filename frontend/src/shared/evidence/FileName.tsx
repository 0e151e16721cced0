import { Alert, Button, Modal, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { Evidence } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { FileLink } from "@/shared/files/FileLink";
import { showDate } from "@/shared/ui/dates";
import { useFocusBack } from "@/shared/ui/useFocusBack";

type Stored = NonNullable<Evidence["file"]>;

/** A stored file by its name, or by what is said instead: to be opened, or, when it was sent by mistake, closed by its sender (by a second person once
 * others rely on it, by nobody else where it is `final`) and removed or kept by another one. */
export function FileName({
  file,
  final = false,
  children,
}: {
  file: Stored;
  final?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const [asking, ask] = useState(false);
  const mine = me?.id === file.uploaded_by;
  const inside = file.uploaded_by !== 0;
  const second = inside && !mine && me?.may_clear_files === true;
  if (!file.closed_at)
    return (
      <>
        <FileLink file={file}>{children}</FileLink>
        {(mine ? !final : second && file.relied_on) && (
          <>
            {" "}
            <button type="button" className="text-button small" onClick={() => ask(true)}>
              {t("files.close")}
            </button>
          </>
        )}
        {asking && <Closing file={file} onDone={() => ask(false)} />}
      </>
    );
  return (
    <>
      <s className="dim">{children ?? file.name}</s>{" "}
      <span className="small dim">
        {t(file.removed_at ? "files.removed" : "files.closed", {
          date: showDate(file.removed_at ?? file.closed_at),
          reason: file.close_reason,
        })}
      </span>
      {!file.removed_at && second && me?.id !== file.closed_by && <Second file={file} />}
    </>
  );
}

/** What proves something is shown on many pages: all are asked again. */
function useFileAct(onDone: () => void) {
  const queries = useQueryClient();
  return useAct<Stored>(() => {
    void queries.invalidateQueries();
    onDone();
  });
}

function Closing({ file, onDone }: { file: Stored; onDone: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const [reason, setReason] = useState("");
  const closing = useFileAct(onDone);
  return (
    <Modal
      opened
      onClose={onDone}
      title={t("files.close").replace(/…$/, "")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          closing.mutate({ path: `files/${file.id}/closing`, body: { reason } });
        }}
      >
        {closing.problem && (
          <Alert color="son" role="alert">
            {closing.problem.message}
          </Alert>
        )}
        <p className="break">{file.name}</p>
        <p className="dim small">{t("files.closeMeans")}</p>
        <Textarea
          label={t("files.reason")}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="form-buttons">
          <Button variant="default" onClick={onDone}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" color="son" loading={closing.isPending} disabled={!reason.trim()}>
            {t("files.closeNow")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Second({ file }: { file: Stored }) {
  const { t } = useTranslation();
  const [sure, ask] = useState(false);
  const deciding = useFileAct(() => ask(false));
  return (
    <span className="file-second">
      <Button size="compact-xs" variant="default" disabled={deciding.isPending} onClick={() => ask(true)}>
        {t("files.remove")}…
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={deciding.isPending}
        onClick={() => deciding.mutate({ path: `files/${file.id}/keeping`, body: {} })}
      >
        {t("files.keep")}
      </Button>
      {deciding.problem && (
        <span className="reason small" role="alert">
          {deciding.problem.message}
        </span>
      )}
      <Modal
        opened={sure}
        onClose={() => ask(false)}
        title={t("files.remove")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <div className="stack">
          <p className="break">{file.name}</p>
          <p className="dim small">{t("files.removeMeans")}</p>
          <div className="form-buttons">
            <Button variant="default" onClick={() => ask(false)}>
              {t("app.cancel")}
            </Button>
            <Button
              color="son"
              loading={deciding.isPending}
              onClick={() => deciding.mutate({ path: `files/${file.id}/removal`, body: {} })}
            >
              {t("files.remove")}
            </Button>
          </div>
        </div>
      </Modal>
    </span>
  );
}
