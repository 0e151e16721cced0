import { Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan, YearClosing } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Ready } from "@/shared/ui/Ready";

type Outcome = "CARRY" | "KEEP" | "DROP";

/** What becomes of the chosen lines: all of them or none, in one act. */
export function SettleBar({
  plan,
  closing,
  chosen,
  done,
}: {
  plan: Plan;
  closing: YearClosing;
  chosen: string[];
  done: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [dropping, drop] = useState(false);
  const [reason, setReason] = useState("");
  const [documentNo, setDocumentNo] = useState("");
  const settle = useAct<YearClosing>((made) => {
    queries.setQueryData(["plan", plan.id, "closing"], made);
    for (const queryKey of [["plan", plan.id], ["task"], ["work"]])
      void queries.invalidateQueries({ queryKey });
    notifications.show({ message: t("year.done"), autoClose: 6000 });
    done();
  });
  const send = (outcome: Outcome) =>
    settle.mutate({
      path: `plans/${plan.id}/closing/lines`,
      body: { lines: chosen, outcome, ...(outcome === "DROP" && { reason, document_no: documentNo }) },
      ifMatch: `"v${closing.version}"`,
    });
  const error = (name: string) => settle.problem?.errors.find((one) => one.field === name)?.message;
  const some = closing.lines.some((line) => line.carried && chosen.includes(line.id));
  return (
    <section className="panel stack year-bar" aria-label={t("year.chosen", { count: chosen.length })}>
      <p className="strong">{t("year.chosen", { count: chosen.length })}</p>
      {dropping && (
        <>
          <Textarea
            label={t("year.reason")}
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={error("reason")}
          />
          <TextInput
            label={t("year.documentNo")}
            required
            maxLength={80}
            value={documentNo}
            onChange={(event) => setDocumentNo(event.currentTarget.value)}
            error={error("document_no")}
          />
        </>
      )}
      {settle.problem && !error("reason") && !error("document_no") && (
        <p role="alert" className="small error-text">
          {t("year.failed")}: {settle.problem.message}
        </p>
      )}
      <div className="acts">
        {dropping ? (
          <>
            <Button variant="default" onClick={() => drop(false)}>
              {t("year.cancel")}
            </Button>
            <Ready
              color="son"
              loading={settle.isPending}
              unmet={(!reason.trim() || !documentNo.trim()) && t("ready.dropped")}
              onClick={() => send("DROP")}
            >
              {t("year.dropNow")}
            </Ready>
          </>
        ) : (
          <>
            <Button variant="default" disabled={settle.isPending} onClick={() => drop(true)}>
              {t("year.drop")}
            </Button>
            {some && (
              <Button variant="default" disabled={settle.isPending} onClick={() => send("KEEP")}>
                {t("year.keep")}
              </Button>
            )}
            <Button loading={settle.isPending} onClick={() => send("CARRY")}>
              {t("year.carry", { year: closing.year + 1 })}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
