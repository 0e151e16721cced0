import { Alert, Button, Progress } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { useAppend } from "@/shared/evidence/useAppend";
import { showNumber } from "@/shared/ui/numbers";

/** How far a counted product has come; one tap adds one. The count stands in one piece of evidence, of which each tap makes
 * the next version, so that two who tap at once do not count one thing twice. */
export function Counted({ task, counted }: { task: Task; counted: NonNullable<Task["counted"]> }) {
  const { t, i18n } = useTranslation();
  const append = useAppend(`tasks/${task.id}/evidence`, { type: "task", id: task.id }, () => undefined);
  const replaced = new Set(task.evidence.map((one) => one.replaces));
  const last = task.evidence.findLast(
    (one) =>
      one.count &&
      !replaced.has(one.id) &&
      ["", counted.unit.toLowerCase()].includes(one.count.unit.toLowerCase()),
  );
  const addOne = () =>
    append.mutate({
      kind: "COUNT",
      count: { value: String(Number(last?.count?.value ?? 0) + 1), unit: counted.unit },
      ...(last ? { replaces: last.id } : {}),
    });
  const said = (value: number | string) => showNumber(String(value), i18n.language);
  const sofar = t("counted.sofar", { ...counted, done: said(counted.done), target: said(counted.target) });
  return (
    <div className="stack-tight">
      {append.problem && (
        <Alert color="son" role="alert">
          {append.problem.message}
        </Alert>
      )}
      <div className="counted">
        <p className="strong">{sofar}</p>
        <span className="dim small">{t("counted.percent", counted)}</span>
        {task.may.evidence && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t("counted.oneOf", counted)}
            loading={append.isPending}
            onClick={addOne}
          >
            {t("counted.one")}
          </Button>
        )}
      </div>
      <Progress value={counted.percent} aria-label={sofar} />
    </div>
  );
}
