import { Alert, Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderPage, OrderUnit } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate } from "@/shared/ui/dates";
import { useBatch } from "./useBatch";

/** Another date for all, or for the chosen `rows`. */
export function MoveDate({
  order,
  rows,
  onDone,
}: {
  order: OrderPage;
  rows?: OrderUnit[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const year = useLive().now().getFullYear();
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const move = useBatch(order, "order.moved", onDone);
  const due = readDate(day, year);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!due || !reason.trim()) return;
    const asked = { due_on: due, reason: reason.trim() };
    if (!rows) return move.mutate({ path: `orders/${order.id}/date`, body: asked });
    const items = rows.map(({ id, version }) => ({ id, version }));
    move.mutate({ path: "tasks/transitions/move_due", body: { items, ...asked } });
  };
  const said = (field: string) => move.problem?.errors.find((error) => error.field === field)?.message;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {move.problem && !move.problem.errors.length && (
        <Alert color="son" role="alert">
          {move.problem.message}
        </Alert>
      )}
      {rows && <p className="dim small">{t("order.picked", { count: rows.length })}</p>}
      <TextInput
        label={t("order.newDate")}
        withAsterisk
        inputMode="numeric"
        placeholder="15/09/2026"
        data-autofocus
        value={day}
        error={tried && !due ? t("document.needDate") : said("due_on")}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Textarea
        label={t("order.reason")}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        error={tried && !reason.trim() ? t("order.needReason") : said("reason")}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button type="submit" loading={move.isPending}>
          {t("order.moveTitle")}
        </Button>
      </div>
    </form>
  );
}
