import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";

/** Why the server did not take it; what was typed stays. */
export function Refusal({ problem }: { problem: ApiProblem | null }) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Alert color="son" role="alert" title={problem.stale ? t("dialog.stale") : undefined}>
      {problem.message}
    </Alert>
  );
}
