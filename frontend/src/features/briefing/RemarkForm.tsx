import { Alert, Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Briefing, BriefTask, Remark } from "@/shared/api/briefingQueries";
import { meQuery } from "@/shared/api/queries";
import { useAct } from "@/shared/api/useAct";
import { restOf } from "@/shared/kept";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";

/** What was said, of a task or of none, and whose conclusion it is; kept on the device until it was sent. `mended`: the remark it
 * takes the place of. */
export function RemarkForm({
  briefing,
  task,
  mended,
  onDone,
}: {
  briefing: Briefing;
  task?: Pick<BriefTask, "id">;
  mended?: Remark;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const mine = briefing.leaders.some((leader) => leader.id === me?.id) ? String(me?.id) : "";
  const device = ["remark", briefing.body.id, briefing.kind, briefing.first, mended?.id ?? task?.id].join(
    ":",
  );
  const [text, setText] = useState(() => keptDraft(device).text ?? mended?.text ?? "");
  const [decided, setDecided] = useState(mended ? String(mended.decided_by?.id ?? "") : mine);
  const [tried, setTried] = useState(false);
  const write = (next: string) => {
    setText(next);
    if (next) keepDraft(device, { text: next });
    else forgetDraft(device);
  };
  const latest = useRef(text);
  latest.current = text;
  const save = useAct<Briefing>((_, { body }) => {
    write(mended ? "" : restOf(latest.current, String(body.text)));
    setTried(false);
    void queries.invalidateQueries({ queryKey: ["briefing"] });
    onDone();
  });
  const send = (said: string) =>
    save.mutate({
      withId: true,
      path: "meetings/remarks",
      body: {
        body: briefing.body.id,
        span: briefing.kind,
        day: briefing.first,
        text: said,
        task: task?.id ?? mended?.task?.id ?? null,
        decided_by: decided ? Number(decided) : null,
        replaces: mended?.id ?? null,
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim()) send(text.trim());
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {save.problem && (
        <Alert color="son" role="alert">
          <p>{save.problem.message}</p>
          {save.problem.passing && <p>{t("dialog.offline")}</p>}
        </Alert>
      )}
      <Textarea
        label={t("briefing.text")}
        withAsterisk
        data-autofocus={task || mended ? true : undefined}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        error={tried && !text.trim() ? t("briefing.needText") : undefined}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("briefing.decidedBy")}
        value={decided}
        onChange={(event) => setDecided(event.currentTarget.value)}
        data={[
          { value: "", label: t("briefing.notDecided") },
          ...briefing.leaders.map((one) => ({
            value: String(one.id),
            label: `${one.title} ${one.full_name}`,
          })),
        ]}
      />
      <div className="form-buttons">
        {mended && (
          <Button variant="subtle" color="son" disabled={save.isPending} onClick={() => send("")}>
            {t("briefing.remove")}
          </Button>
        )}
        <Button type="submit" loading={save.isPending}>
          {t("briefing.save")}
        </Button>
      </div>
    </form>
  );
}
