import { Alert, Button, FileButton, Progress } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { useSending } from "./useSending";

/** Opens the machine's own choice of a file. */
export function FileChoice({
  send,
  several = false,
  accept,
  label,
  icon,
  primary = false,
  busy,
}: {
  send: (files: File[]) => Promise<void>;
  several?: boolean;
  accept: string;
  label: string;
  icon?: ReactNode;
  primary?: boolean;
  busy: boolean;
}) {
  return (
    <FileButton multiple={several} onChange={(chosen) => void send([chosen ?? []].flat())} accept={accept}>
      {(props) => (
        <Button {...props} leftSection={icon} variant={primary ? "filled" : "default"} loading={busy}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** How far the bytes are, or why they did not get through. */
export function SendingNote({ state }: { state: ReturnType<typeof useSending> }) {
  const { t } = useTranslation();
  const { sending, again } = state;
  if (!sending) return null;
  const { name, percent, problem } = sending;
  if (problem)
    return (
      <Alert color="son" role="alert" title={t("importing.notSent", { name })}>
        <p>{problem.message}</p>
        {problem.passing && (
          <Button size="compact-sm" variant="default" mt={8} onClick={again}>
            {t("app.retry")}
          </Button>
        )}
      </Alert>
    );
  const words = t("importing.sending", { name, percent });
  return (
    <div role="status" className="sending">
      <p className="small">{words}</p>
      <Progress value={percent ?? 0} aria-label={words} />
    </div>
  );
}
