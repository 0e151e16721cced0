import { Alert, Button, TextInput } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signalsQuery } from "@/shared/api/radarQueries";
import type { SignalRow, Signals } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { showDate } from "@/shared/ui/dates";

/** One hint: what looks odd, who knows of it, and to its owner a line to explain it. */
export function Hint({ one }: { one: SignalRow }) {
  const { t } = useTranslation();
  const [explaining, explain] = useState(false);
  const knows = one.settled_at
    ? t("signal.gone", { date: showDate(one.settled_at) })
    : one.mine
      ? one.told_at
        ? t("signal.told", { date: showDate(one.told_at), names: one.leaders.join(", ") })
        : one.leader_from
          ? t("signal.onlyYou", { date: showDate(one.leader_from) })
          : t("signal.stays")
      : t("signal.of", { name: one.owner?.full_name ?? "", date: showDate(one.raised_at) });
  return (
    <article className="signal" aria-label={t(one.mine ? "signal.forYou" : "signal.forLeader")}>
      <IconBulb size={18} stroke={1.75} aria-hidden />
      <div className="grow">
        <p>{one.text}</p>
        <p className="dim small">{knows}</p>
        {one.answer && (
          <p className="reason small">
            “{one.answer}” {one.answered_at && <span className="dim">{showDate(one.answered_at)}</span>}
          </p>
        )}
        {!one.mine && one.state === "OPEN" && <p className="small">{t("signal.unexplained")}</p>}
        {one.may_answer &&
          (explaining ? (
            <Explain one={one} onDone={() => explain(false)} />
          ) : (
            <button type="button" className="text-button" onClick={() => explain(true)}>
              {t("signal.explain")}
            </button>
          ))}
      </div>
    </article>
  );
}

function Explain({ one, onDone }: { one: SignalRow; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const answer = useAct<Signals>((signals) => {
    queries.setQueryData(signalsQuery.queryKey, signals);
    onDone();
  });
  return (
    <form
      className="signal-explain"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ path: `signals/${one.id}/answer`, body: { text } });
      }}
    >
      <TextInput
        className="grow"
        aria-label={t("signal.words")}
        placeholder={t("signal.words")}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" loading={answer.isPending} disabled={!text.trim()}>
        {t("signal.save")}
      </Button>
      <Button variant="default" onClick={onDone}>
        {t("app.cancel")}
      </Button>
      {answer.problem && (
        <Alert color="son" role="alert" className="signal-problem">
          {answer.problem.message}
        </Alert>
      )}
    </form>
  );
}
