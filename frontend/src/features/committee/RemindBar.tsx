import { Alert, Button, Modal, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBellRinging } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BodiesReminded, BodyBelow } from "@/shared/api/committeeQueries";
import { useAct } from "@/shared/api/useAct";
import { REFUSED } from "@/shared/ui/refused";

/** How many are ticked, and one reminder to all of them. */
export function RemindBar({
  committee,
  picked,
  onDone,
}: {
  committee: { items: BodyBelow[] };
  picked: number[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [asked, ask] = useState(false);
  if (!picked.length) return null;
  return (
    <div className="sticky-bar no-print">
      <p className="grow small" role="status">
        {t("committee.picked", { count: picked.length })}
      </p>
      <Button variant="default" onClick={onDone}>
        {t("committee.clear")}
      </Button>
      <Button leftSection={<IconBellRinging size={16} stroke={1.75} aria-hidden />} onClick={() => ask(true)}>
        {t("committee.remind")}
      </Button>
      <Modal
        opened={asked}
        onClose={() => ask(false)}
        title={t("committee.remindTitle", { count: picked.length })}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <RemindForm
          rows={committee.items.filter((row) => picked.includes(row.unit.id))}
          onDone={() => {
            ask(false);
            onDone();
          }}
        />
      </Modal>
    </div>
  );
}

export function RemindForm({ rows, onDone }: { rows: BodyBelow[]; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const send = useAct<BodiesReminded>(({ done, refused }) => {
    for (const queryKey of [["committee"], ["activity"]]) void queries.invalidateQueries({ queryKey });
    if (done.length)
      notifications.show({ message: t("committee.reminded", { count: done.length }), autoClose: 5000 });
    if (refused.length) {
      const names = new Map(rows.map((row) => [row.unit.id, row.unit.short_name]));
      const said = refused.slice(0, 8).map((row) => `${names.get(row.id) ?? ""}: ${row.detail}`);
      notifications.show({
        ...REFUSED,
        color: "nghe",
        title: t("committee.refused", { count: refused.length }),
        message: said.join("\n") + (refused.length > 8 ? "\n…" : ""),
        className: "order-refused",
      });
    }
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({
      path: "committee/reminder",
      body: { units: rows.map((row) => row.unit.id), text: text.trim() },
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {send.problem && (
        <Alert color="son" role="alert">
          <p>{send.problem.message}</p>
          {send.problem.passing && <p>{t("dialog.offline")}</p>}
        </Alert>
      )}
      <p className="dim small clamp-2">{rows.map((row) => row.unit.short_name).join(", ")}</p>
      <p>{t("committee.remindFollows")}</p>
      <Textarea
        label={t("committee.text")}
        data-autofocus
        autosize
        minRows={3}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button type="submit" loading={send.isPending}>
          {t("committee.send")}
        </Button>
      </div>
    </form>
  );
}
