import { Alert, Button, Modal, Textarea } from "@mantine/core";
import { IconBellRinging } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { Task, Ticket } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { showMoment, showTime } from "@/shared/ui/dates";

/** What can be urged on: whom the reader would remind of it, and the last reminder. */
export type Urged = Pick<Task, "id" | "would_remind" | "reminder"> & {
  type: "task" | "ticket";
  title: string;
  may: { remind: boolean };
};

/** Near whose turn it is: a reminder to them, or when and by whom the last one was sent. */
export function Remind({ of }: { of: Urged }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Sent of={of} />
      {of.may.remind && (
        <Button
          variant="default"
          size="compact-sm"
          className="remind"
          leftSection={<IconBellRinging size={16} stroke={1.75} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t("reminder.ask")}
        </Button>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("reminder.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className="dim small clamp-2 dialog-about">{of.title}</p>
        <Form of={of} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Sent({ of }: { of: Urged }) {
  const { t } = useTranslation();
  const { reminder } = of;
  const me = useQuery(meQuery).data;
  // Whom it reminded reads it in a note of its own.
  if (!reminder || reminder.people.some((person) => person.id === me?.id)) return null;
  const when = reminder.today
    ? t("reminder.today", { time: showTime(reminder.at) })
    : t("reminder.before", { moment: showMoment(reminder.at) });
  return (
    <p className="dim small">
      {[when, reminder.by.full_name, reminder.text && `“${reminder.text}”`].filter(Boolean).join(" · ")}
    </p>
  );
}

function Form({ of, onDone }: { of: Urged; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [names] = useState(of.would_remind.join(", ")); // as it was asked, also while the answer comes in
  const send = useAct<Task | Ticket>((answer) => {
    queries.setQueryData([of.type, of.id], answer);
    void queries.invalidateQueries({ queryKey: ["activity"] });
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ path: `${of.type}s/${of.id}/reminder`, body: { text } });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {send.problem && (
        <Alert color="son" variant="light" role="alert">
          <p>{send.problem.message}</p>
          {send.problem.passing && <p>{t("dialog.offline")}</p>}
        </Alert>
      )}
      <p>{t("reminder.follows", { names })}</p>
      <Textarea
        label={t("reminder.text")}
        autosize
        minRows={2}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={send.isPending}>
          {t("reminder.send")}
        </Button>
      </div>
    </form>
  );
}
