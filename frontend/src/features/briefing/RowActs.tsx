import { Alert, Button, Modal, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBellRinging, IconCalendarPlus, IconPencil, type IconProps } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ComponentType, type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Briefing, BriefTask } from "@/shared/api/briefingQueries";
import type { Batch, Task } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import { REFUSED } from "@/shared/ui/refused";
import { RemarkForm } from "./RemarkForm";

const small = { size: 14, stroke: 1.75, "aria-hidden": true } as const;

/** One tap at the meeting: remind, move the date, note what was said; only what the reader may. */
export function RowActs({ row, briefing }: { row: BriefTask; briefing: Briefing }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<"move" | "note" | null>(null);
  const remind = useRemind();
  const close = () => ask(null);
  const noting = briefing.may.note && !briefing.meeting.confirmed_by;
  return (
    <div className="briefing-tools">
      {row.may.remind && (
        <Tool
          icon={IconBellRinging}
          label={t("briefing.remind")}
          of={row.title}
          busy={remind.isPending}
          press={() => remind.mutate({ path: "tasks/reminder", body: { items: [{ id: row.id }], text: "" } })}
        />
      )}
      {row.may.move && (
        <Tool icon={IconCalendarPlus} label={t("briefing.move")} of={row.title} press={() => ask("move")} />
      )}
      {noting && (
        <Tool icon={IconPencil} label={t("briefing.note")} of={row.title} press={() => ask("note")} />
      )}
      <Modal
        opened={asked !== null}
        onClose={close}
        title={t(asked === "move" ? "briefing.moveTitle" : "briefing.noteTitle")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className="dim small clamp-2 dialog-about">{row.title}</p>
        {asked === "move" && <Move row={row} briefing={briefing} onDone={close} />}
        {asked === "note" && <RemarkForm briefing={briefing} task={row} onDone={close} />}
      </Modal>
    </div>
  );
}

function Tool({
  icon: Glyph,
  label,
  of,
  press,
  busy = false,
}: {
  icon: ComponentType<IconProps>;
  label: string;
  of: string;
  press: () => void;
  busy?: boolean;
}) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Glyph {...small} />}
      loading={busy}
      onClick={press}
    >
      {label}
      <span className="visually-hidden">: {of}</span>
    </Button>
  );
}

/** A reminder at once; why it was not sent is said in words. */
function useRemind() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useAct<Batch>(({ done, refused }) => {
    void queries.invalidateQueries({ queryKey: ["activity"] });
    notifications.show({
      ...(done.length ? { autoClose: 5000 } : { ...REFUSED, color: "nghe" }),
      message: done.length ? t("briefing.reminded", { count: done.length }) : (refused[0]?.detail ?? ""),
    });
  });
}

function Move({ row, briefing, onDone }: { row: BriefTask; briefing: Briefing; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const [date, setDate] = useState("");
  const [reason, setReason] = useState(t("briefing.moveWhyUsual", { name: briefing.meeting.name }));
  const [tried, setTried] = useState(false);
  const move = useAct<Task>((task) => {
    void queries.invalidateQueries({ queryKey: ["briefing"] });
    notifications.show({ message: t("briefing.moved", { date: showDate(task.due.on) }), autoClose: 5000 });
    onDone();
  });
  const day = readDate(date, year);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!day || !reason.trim()) return;
    const path = `tasks/${row.id}/transitions/move_due`;
    move.mutate({ path, body: { due_on: day, reason: reason.trim() }, ifMatch: `"v${row.version}"` });
  };
  const said = (field: string) => move.problem?.errors.find((error) => error.field === field)?.message;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {move.problem && !move.problem.errors.length && (
        <Alert color="son" role="alert">
          {move.problem.message}
        </Alert>
      )}
      <TextInput
        label={t("briefing.moveTo")}
        withAsterisk
        data-autofocus
        inputMode="numeric"
        placeholder="dd/mm/yyyy"
        value={date}
        error={tried && !day ? t("briefing.needDate") : said("due_on")}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label={t("briefing.moveWhy")}
        withAsterisk
        maxLength={2000}
        value={reason}
        error={tried && !reason.trim() ? t("briefing.needText") : said("reason")}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={move.isPending}>
          {t("briefing.moveTitle")}
        </Button>
      </div>
    </form>
  );
}
