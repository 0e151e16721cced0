import { Alert, Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderPage, OrderUnit } from "@/shared/api/types";
import { MoveDate } from "./MoveDate";
import { useBatch } from "./useBatch";

/** What is done to the chosen units. */
export function Picked({ order, rows, onDone }: { order: OrderPage; rows: OrderUnit[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<"move" | "remove" | null>(null);
  const finish = () => {
    ask(null);
    onDone();
  };
  return (
    <div className="sticky-bar no-print">
      <p className="grow small" role="status">
        {t("order.picked", { count: rows.length })}
      </p>
      {order.may.move && (
        <Button variant="default" onClick={() => ask("move")}>
          {t("order.moveSome")}
        </Button>
      )}
      <Button variant="default" onClick={() => ask("remove")}>
        {t("order.remove")}
      </Button>
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={asked === "move" ? t("order.moveTitle") : t("order.removeTitle", { count: rows.length })}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked === "move" && <MoveDate order={order} rows={rows} onDone={finish} />}
        {asked === "remove" && <Remove order={order} rows={rows} onDone={finish} />}
      </Modal>
    </div>
  );
}

/** A unit leaves as a task ends: no longer to be done, or given by mistake. */
function Remove({ order, rows, onDone }: { order: OrderPage; rows: OrderUnit[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [how, setHow] = useState<"cancel" | "void">("cancel");
  const [reason, setReason] = useState("");
  const [number, setNumber] = useState("");
  const [tried, setTried] = useState(false);
  const remove = useBatch(order, "order.removed", onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) return;
    const items = rows.map(({ id, version }) => ({ id, version }));
    const by = how === "cancel" && number.trim() ? { document_no: number.trim() } : {};
    remove.mutate({ path: `tasks/transitions/${how}`, body: { items, reason: reason.trim(), ...by } });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {remove.problem && (
        <Alert color="son" role="alert">
          {remove.problem.message}
        </Alert>
      )}
      <NativeSelect
        label={t("order.removeAs")}
        value={how}
        onChange={(event) => setHow(event.currentTarget.value === "void" ? "void" : "cancel")}
        data={[
          { value: "cancel", label: t("order.cancel") },
          { value: "void", label: t("order.void") },
        ]}
      />
      <Textarea
        label={t("order.reason")}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        value={reason}
        error={tried && !reason.trim() ? t("order.needReason") : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {how === "cancel" && order.line && (
        <TextInput
          label={t("order.documentNo")}
          maxLength={80}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      )}
      <div className="form-buttons">
        <Button type="submit" color="son" loading={remove.isPending}>
          {t("order.removeTitle", { count: rows.length })}
        </Button>
      </div>
    </form>
  );
}
