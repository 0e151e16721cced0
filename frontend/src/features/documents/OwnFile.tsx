import { Alert } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RegisteredDocument } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { FileName } from "@/shared/evidence/FileName";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { LETTERS } from "./letters";

/** The document itself: what was kept, or, for who keeps the register, a way to add it. */
export function OwnFile({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {document.file ? (
        <p>
          <FileName file={document.file} />
        </p>
      ) : (
        <p className="dim">{t("ownFile.none")}</p>
      )}
      {document.may.add_file && <AddFile document={document} />}
    </div>
  );
}

function AddFile({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const adding = useAct<RegisteredDocument>((answer) => {
    queries.setQueryData(["document", document.id], answer);
    void queries.invalidateQueries({ queryKey: ["activity"] });
  });
  const state = useSending((upload) =>
    adding.mutate({
      path: `documents/${document.id}/file`,
      body: { upload },
      ifMatch: `"v${document.version}"`,
    }),
  );
  const busy = state.sending?.percent != null || adding.isPending;
  return (
    <div className="stack">
      <FileChoice send={state.send} accept={LETTERS} label={t("ownFile.add")} busy={busy} />
      <SendingNote state={state} />
      {adding.problem && (
        <Alert color="son" role="alert" title={adding.problem.stale ? t("dialog.stale") : undefined}>
          {adding.problem.message}
        </Alert>
      )}
    </div>
  );
}
