import { Alert, Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderPage } from "@/shared/api/types";
import { useBatch } from "./useBatch";

/** The leader in whose name it was entered did not give it: every unit's task is void. */
export function Disown({ order, onDone }: { order: OrderPage; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const answer = useBatch(order, "order.disowned", onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) return;
    answer.mutate({ path: `orders/${order.id}/disowning`, body: { reason: reason.trim() } });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {answer.problem && (
        <Alert color="son" role="alert">
          {answer.problem.message}
        </Alert>
      )}
      <p className="dim small">{t("order.disownHelp", { count: order.counts.units })}</p>
      <Textarea
        label={t("order.disownReason")}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        value={reason}
        error={tried && !reason.trim() ? t("order.needReason") : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button type="submit" color="son" loading={answer.isPending}>
          {t("order.disownSend")}
        </Button>
      </div>
    </form>
  );
}
