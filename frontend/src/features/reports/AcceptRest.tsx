import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Batch, Report } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { askingOf } from "@/shared/live/asking";
import { REFUSED } from "@/shared/ui/refused";

/** Every row that still waits, accepted in one act; those that could not be are told one by one. */
export function AcceptRest({ report }: { report: Report }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const waiting = report.rows.flatMap((row) => {
    const accept = row.transitions.find((one) => one.name === "accept" && one.enabled);
    return accept ? [{ id: row.ticket, if_match: accept.if_match, code: row.code }] : [];
  });
  const accept = useAct<Batch>((answer) => {
    for (const id of answer.done) askingOf(queries).moved("ticket", id, false);
    notifications.show({ message: t("report.accepted", { count: answer.done.length }), autoClose: 5000 });
    for (const refused of answer.refused)
      notifications.show({
        ...REFUSED,
        title: t("board.refused", { name: waiting.find((row) => row.id === refused.id)?.code ?? "" }),
        message: refused.detail,
      });
  });
  if (waiting.length < 2) return null;
  return (
    <div className="sticky-bar">
      <p className="grow small" role={accept.problem ? "alert" : undefined}>
        {accept.problem?.message ?? t("report.restHelp", { count: waiting.length })}
      </p>
      <Button
        loading={accept.isPending}
        onClick={() =>
          accept.mutate({
            path: "tickets/transitions/accept",
            body: { items: waiting.map(({ id, if_match }) => ({ id, if_match })) },
          })
        }
      >
        {t("report.acceptRest", { count: waiting.length })}
      </Button>
    </div>
  );
}
