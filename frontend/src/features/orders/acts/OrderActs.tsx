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
import { ActBar, type BarAct } from "@/shared/ui/ActBar";
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
    notifications.show({ message: t(copy(words) ? "copying.copied" : "quick.notCopied"), autoClose: 4000 });
  const failed = problemOf(sheet.error);
  const acts: (BarAct | false)[] = [
    order.may.disown && { label: t("order.disown"), run: () => ask("disown") },
    order.may.follow &&
      waiting > 0 && {
        label: t("order.remind", { count: waiting }),
        icon: IconBellRinging,
        primary: order.units.some(late),
        run: () => ask("remind"),
      },
    order.may.move && { label: t("order.moveAll"), icon: IconCalendarPlus, run: () => ask("move") },
    order.may.move && { label: t("order.add"), icon: IconUsersPlus, run: () => ask("add") },
    { label: t("order.sheet"), icon: IconDownload, loading: sheet.isPending, run: () => sheet.mutate() },
    { label: t("order.copy"), icon: IconCopy, run: take },
    { label: t("order.print"), icon: IconPrinter, deskOnly: true, run: () => window.print() },
  ];
  return (
    <ActBar acts={acts.filter((act) => act !== false)}>
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
    </ActBar>
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
