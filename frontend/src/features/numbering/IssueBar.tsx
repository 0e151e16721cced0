import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";

/** How many are ready, and one button for all of them; odd numbers are asked about once. */
export function IssueBar({
  count,
  warned,
  refused,
  problem,
  busy,
  issue,
}: {
  count: number;
  warned: number;
  refused: number;
  problem: ApiProblem | null;
  busy: boolean;
  issue: () => void;
}) {
  const { t } = useTranslation();
  const words = problem
    ? `${t("numbering.failed")}: ${problem.message}`
    : warned
      ? t("numbering.warned", { count: warned })
      : count
        ? t("numbering.ready", { count })
        : refused
          ? t("numbering.refused", { count: refused })
          : t("numbering.none");
  return (
    <div className="sticky-bar">
      <p className="grow" role={problem || warned ? "alert" : "status"}>
        {words}
      </p>
      <Button onClick={issue} loading={busy} disabled={!count} color={warned ? "nghe" : undefined}>
        {warned ? t("numbering.anyway") : t("numbering.issue", { count })}
      </Button>
    </div>
  );
}
