import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Reply, ReplyRow, Stance } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { StanceBadge } from "@/shared/reply/StanceBadge";
import { RowClash, RowSaved } from "@/shared/rows/RowSaving";
import { readDate } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { useReplyRow } from "./useReplyRow";

const STANCES: Stance[] = ["AGREE", "PARTLY", "DISAGREE"];
const CAUSES = ["SUBJECTIVE", "OBJECTIVE"] as const;

/** A line of the outline: saved by itself as it is written. */
export function TextEditor({ reply, row, no }: { reply: Reply; row: ReplyRow; no: number }) {
  const { t } = useTranslation();
  const edit = useReplyRow(reply, row);
  return (
    <div className="stack-tight">
      <RowClash edit={edit} show={({ text }) => ({ [t("reply.text")]: text })} />
      <Textarea
        label={t("reply.text")}
        aria-label={`${t("reply.text")}, ${t("reply.line", { n: no })}`}
        autosize
        minRows={2}
        maxLength={10000}
        value={edit.words.text}
        onBlur={edit.save}
        onChange={(event) => edit.type({ text: event.currentTarget.value })}
      />
      <RowSaved edit={edit} />
    </div>
  );
}

/** A draft finding: the stance by a touch; the rest is asked once there is one. */
export function OpinionEditor({ reply, row }: { reply: Reply; row: ReplyRow }) {
  const { t } = useTranslation();
  const edit = useReplyRow(reply, row);
  const { words } = edit;
  return (
    <div className="stack-tight">
      <RowClash
        edit={edit}
        show={({ stance, text, cause_type, cause, plan, plan_on }) => ({
          [t("reply.stance")]: stance && t(`stance.${stance as Stance}`),
          [t("reply.why")]: text,
          [t("reply.causeType")]: cause_type && t(`causeOf.${cause_type as (typeof CAUSES)[number]}`),
          [t("reply.cause")]: cause,
          [t("reply.plan")]: plan,
          [t("reply.planOn")]: plan_on,
        })}
      />
      {row.of_earlier && !edit.dirty && <OfEarlier reply={reply} row={row} />}
      <fieldset className="choice">
        <legend className="visually-hidden">{`${t("reply.why")}, ${row.draft?.code}`}</legend>
        <div className="choice-stances">
          {STANCES.map((stance) => (
            <label key={stance} className={stance === words.stance ? "choice-one choice-on" : "choice-one"}>
              <input
                type="radio"
                name={`stance-${row.id}`}
                checked={stance === words.stance}
                onChange={() => edit.type({ stance })}
              />
              <StanceBadge stance={stance} />
            </label>
          ))}
        </div>
      </fieldset>
      {words.stance && <Reasons row={row} edit={edit} />}
      <RowSaved edit={edit} />
    </div>
  );
}

/** The draft was changed after this opinion: it goes out once it is written anew, or said again as it is. */
function OfEarlier({ reply, row }: { reply: Reply; row: ReplyRow }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keep = useAct<Reply>((answer) => {
    queries.setQueryData(["reply", reply.id], answer);
    void queries.invalidateQueries({ queryKey: ["replies"] });
  });
  const { text, stance, cause, plan, plan_on } = row;
  const body = { text, stance, cause_type: row.cause_type ?? "", cause, plan, plan_on };
  const path = `replies/${reply.id}/rows/${row.id}`;
  return (
    <div className="stack-tight">
      <Note tone="amber" icon={IconHistory} title={t("reply.ofEarlier")}>
        {keep.problem?.message ?? t("reply.ofEarlierHelp")}
      </Note>
      <Button
        size="compact-sm"
        variant="default"
        className="self-start"
        loading={keep.isPending}
        onClick={() => keep.mutate({ method: "PUT", path, body, ifMatch: `"v${row.version}"` })}
      >
        {t("reply.keep")}
      </Button>
    </div>
  );
}

function Reasons({ row, edit }: { row: ReplyRow; edit: ReturnType<typeof useReplyRow> }) {
  const { t } = useTranslation();
  const live = useLive();
  const { words } = edit;
  const badDate = words.plan_on.trim() !== "" && !readDate(words.plan_on, live.now().getFullYear());
  const noPlan = words.plan_on.trim() !== "" && !words.plan.trim();
  const named = (label: string) => ({ label, "aria-label": `${label}, ${row.draft?.code}` });
  return (
    <>
      <Textarea
        {...named(t(words.stance === "AGREE" ? "reply.why" : "reply.whyNeeded"))}
        withAsterisk={words.stance !== "AGREE"}
        autosize
        minRows={words.stance === "AGREE" ? 1 : 2}
        maxLength={10000}
        value={words.text}
        onBlur={edit.save}
        onChange={(event) => edit.type({ text: event.currentTarget.value })}
      />
      <div className="row-cause">
        <Select
          {...named(t("reply.causeType"))}
          clearable
          placeholder={t("dialog.choose")}
          data={CAUSES.map((value) => ({ value, label: t(`causeOf.${value}`) }))}
          value={words.cause_type || null}
          onChange={(value) => edit.type({ cause_type: value ?? "" })}
        />
        <Textarea
          {...named(t("reply.cause"))}
          autosize
          minRows={1}
          maxLength={5000}
          value={words.cause}
          onBlur={edit.save}
          onChange={(event) => edit.type({ cause: event.currentTarget.value })}
        />
      </div>
      <div className="row-rest">
        <Textarea
          {...named(t("reply.plan"))}
          autosize
          minRows={1}
          maxLength={5000}
          value={words.plan}
          error={noPlan ? t("reply.plan") : undefined}
          onBlur={edit.save}
          onChange={(event) => edit.type({ plan: event.currentTarget.value })}
        />
        <TextInput
          {...named(t("reply.planOn"))}
          placeholder="dd/mm/yyyy"
          inputMode="numeric"
          value={words.plan_on}
          error={badDate ? t("report.needDate") : undefined}
          onBlur={edit.save}
          onChange={(event) => edit.type({ plan_on: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
