import { Alert, Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { orderRecipientsQuery } from "@/shared/api/orderQueries";
import type { OrderPage } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import { Failed, Loading } from "@/shared/ui/states";
import { Recipients } from "../Recipients";

/** Units that were forgotten or joined later; those that have the order are not offered. */
export function AddUnits({ order, onDone }: { order: OrderPage; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const offered = useQuery(orderRecipientsQuery);
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState("");
  const [day, setDay] = useState(order.due_on ? showDate(order.due_on) : "");
  const [tried, setTried] = useState(false);
  const add = useAct<OrderPage>((answer) => {
    queries.setQueryData(["order", order.id], answer);
    for (const queryKey of [["orders"], ["activity"]]) void queries.invalidateQueries({ queryKey });
    notifications.show({ message: t("order.added"), autoClose: 4000 });
    onDone();
  });
  if (offered.isPending) return <Loading rows={4} height={40} />;
  if (!offered.data) return <Failed error={offered.error} retry={() => void offered.refetch()} />;
  const having = new Set(order.units.filter((row) => row.stage !== "STOPPED").map((row) => row.unit.id));
  const units = offered.data.units.filter(({ unit }) => !having.has(unit.id));
  const left = new Set(units.map(({ unit }) => unit.id));
  const groups = offered.data.groups
    .map((group) => ({ ...group, members: group.members.filter((id) => left.has(id)) }))
    .filter((group) => group.members.length > 0);
  const due = day.trim() ? readDate(day, year) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wanted = [...chosen].filter((id) => left.has(id));
    if (!wanted.length || !reason.trim() || (day.trim() && !due)) return;
    add.mutate({
      path: `orders/${order.id}/units`,
      body: { units: wanted, reason: reason.trim(), due_on: due },
    });
  };
  const said = (field: string) => add.problem?.errors.find((error) => error.field === field)?.message;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {add.problem && !add.problem.errors.length && (
        <Alert color="son" role="alert">
          {add.problem.message}
        </Alert>
      )}
      <Recipients
        offered={{ units, groups }}
        chosen={chosen}
        onChange={choose}
        error={tried && !chosen.size ? t("newOrder.needUnits") : said("units")}
      />
      <TextInput
        label={t("order.date")}
        inputMode="numeric"
        className="quick-day"
        value={day}
        error={tried && day.trim() && !due ? t("document.needDate") : said("due_on")}
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
        <Button type="submit" loading={add.isPending}>
          {t("order.addTitle")}
        </Button>
      </div>
    </form>
  );
}
