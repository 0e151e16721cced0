import { Drawer, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type About, mentionableQuery } from "@/shared/api/commentQueries";
import type { DecisionCard, Person } from "@/shared/api/types";
import { useComments } from "@/shared/comments/Comments";
import { keep, kept, restOf } from "@/shared/kept";
import { Ready } from "@/shared/ui/Ready";
import { Failed } from "@/shared/ui/states";
import { Unkept } from "@/shared/ui/Unkept";
import { useFocusBack } from "@/shared/ui/useFocusBack";

/** Of which record a question on this card is a comment; undefined where nobody is to be asked, or nothing is said. Who works nowhere
 * any more is asked nothing: a question to them would go to the other side. */
export const askable = ({ kind, id, by }: DecisionCard): { about: About; whom: Person } | undefined =>
  by?.unit && (kind === "task" || kind === "ticket" || kind === "inspection")
    ? { about: { type: kind, id }, whom: by }
    : undefined;

/** A question to who laid it before: a comment that mentions them, or, where they are on the other side, one that both sides read
 * and that mentions their body. What waits goes on waiting. */
export function AskSheet({
  about,
  whom,
  onDone,
  onClose,
}: {
  about: About;
  whom: Person;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  useFocusBack();
  const place = `dondoc-draft:${about.id}:question`;
  const [text, type] = useState(() => kept(place, { text: "" }).text);
  const known = useQuery(mentionableQuery(about));
  const write = (next: string) => {
    type(next);
    keep(place, next ? { text: next } : null);
  };
  const inside = known.data?.people.some((person) => person.id === whom.id);
  const [across] = known.data?.across ?? [];
  const both = !inside && across;
  const unheard = known.data && !inside && !across;
  const name = both ? across.short_name : whom.full_name;
  const latest = useRef(text);
  latest.current = text;
  const [asked, setAsked] = useState(false);
  // What was written on meanwhile is a question of its own; the sheet stays for it.
  const sending = useComments(about, (sent) => {
    const rest = restOf(latest.current, String(sent).slice(name.length + 2));
    write(rest);
    setAsked(true);
    if (!rest) onDone();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const said = {
      text: `@${name} ${text.trim()}`,
      people: inside ? [whom.id] : [],
      units: both ? [across.id] : [],
      shared: Boolean(both),
    };
    sending.mutate({ path: "comments", body: { type: about.type, record: about.id, ...said }, withId: true });
  };
  const { problem } = sending;
  return (
    <Drawer
      opened
      onClose={asked ? onDone : onClose}
      position="bottom"
      size="auto"
      title={t("deciding.askOf", { name })}
      closeButtonProps={{ "aria-label": t("app.close") }}
      attributes={{ header: { role: "presentation" } }}
    >
      <form className="stack" onSubmit={send}>
        <Textarea
          data-autofocus
          label={t("deciding.question")}
          description={[t("deciding.questionHelp"), both && t("deciding.questionBoth", { body: name })]
            .filter(Boolean)
            .join(" ")}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        {known.error && <Failed error={known.error} retry={() => void known.refetch()} />}
        {unheard && (
          <p className="note tone-amber" role="alert">
            {t("deciding.unheard", { name })}
          </p>
        )}
        {asked && (
          <p className="note tone-green" role="status">
            {t("deciding.askedRest")}
          </p>
        )}
        <Unkept />
        {problem && (
          <p className="note tone-red" role="alert">
            {problem.passing ? t("deciding.waiting") : problem.message}
          </p>
        )}
        <Ready
          type="submit"
          size="lg"
          disabled={!known.data || unheard} // said above
          unmet={!text.trim() && t("ready.question")}
          loading={sending.isPending}
        >
          {t(problem?.passing ? "deciding.again" : "deciding.ask")}
        </Ready>
      </form>
    </Drawer>
  );
}
