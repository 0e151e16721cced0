import { Alert, Button, Modal, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconBellRinging,
  IconCalendarPlus,
  IconCopy,
  IconDownload,
  IconPrinter,
  IconUsersPlus,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import type { OrderPage } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import { copy } from "@/shared/ui/copy";
import { late, unsent } from "../stages";
import { useWords } from "../useWords";
import { AddUnits } from "./AddUnits";
import { Disown } from "./Disown";
import { MoveDate } from "./MoveDate";
import { useBatch } from "./useBatch";

type Asked = "remind" | "move" | "add" | "disown";
const TITLES = {
  remind: "order.remindTitle",
  move: "order.moveTitle",
  add: "order.addTitle",
  disown: "order.disownSend",
} as const;

/** What the giver does to the whole order, and how it leaves the page: as a workbook, on paper, as text. */
export function OrderActs({ order }: { order: OrderPage }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const waiting = order.units.filter(unsent).length;
  const sheet = useMutation({ mutationFn: () => download(`orders/${order.id}/sheet`, "tong-hop.xlsx") });
  const words = useWords(order);
  const take = () =>
    notifications.show({ message: t(copy(words) ? "order.copied" : "quick.notCopied"), autoClose: 3000 });
  const failed = problemOf(sheet.error);
  return (
    <div className="acts order-acts">
      {order.may.disown && (
        <Button variant="default" onClick={() => ask("disown")}>
          {t("order.disown")}
        </Button>
      )}
      {order.may.follow && waiting > 0 && (
        <Button
          leftSection={<IconBellRinging size={16} aria-hidden />}
          variant={order.units.some(late) ? "filled" : "default"}
          onClick={() => ask("remind")}
        >
          {t("order.remind", { count: waiting })}
        </Button>
      )}
      {order.may.move && (
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          onClick={() => ask("move")}
        >
          {t("order.moveAll")}
        </Button>
      )}
      {order.may.move && (
        <Button
          variant="default"
          leftSection={<IconUsersPlus size={16} aria-hidden />}
          onClick={() => ask("add")}
        >
          {t("order.add")}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={sheet.isPending}
        onClick={() => sheet.mutate()}
      >
        {t("order.sheet")}
      </Button>
      <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={take}>
        {t("order.copy")}
      </Button>
      <Button
        variant="default"
        className="desk"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t("order.print")}
      </Button>
      {failed && (
        <Alert color="son" role="alert">
          {failed.message}
        </Alert>
      )}
      <Modal
        opened={asked !== null}
        onClose={close}
        size={asked === "add" ? "lg" : undefined}
        title={asked && t(TITLES[asked])}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className="dim small clamp-2 dialog-about">{order.title}</p>
        {asked === "remind" && <RemindAll order={order} count={waiting} onDone={close} />}
        {asked === "move" && <MoveDate order={order} onDone={close} />}
        {asked === "add" && <AddUnits order={order} onDone={close} />}
        {asked === "disown" && <Disown order={order} onDone={close} />}
      </Modal>
    </div>
  );
}

function RemindAll({ order, count, onDone }: { order: OrderPage; count: number; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [asked] = useState(count); // as it was asked, also while the answer comes in
  const send = useBatch(order, "order.reminded", onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ path: `orders/${order.id}/reminder`, body: { text } });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {send.problem && (
        <Alert color="son" role="alert">
          {send.problem.message}
        </Alert>
      )}
      <p className="dim small">{t("order.remindHelp")}</p>
      <Textarea
        label={t("order.remindText")}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button type="submit" loading={send.isPending}>
          {t("order.remind", { count: asked })}
        </Button>
      </div>
    </form>
  );
}
