import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { type About, mentionableQuery } from "@/shared/api/commentQueries";
import type { ApiProblem } from "@/shared/api/problem";
import type { Comment, Comments } from "@/shared/api/types";
import { MentionField } from "./MentionField";
import { type Option, optionsOf, standing, type Typed } from "./mentions";

export type Written = { text: string; people: number[]; units: number[]; shared: boolean };

/** What is being written: a text with whom it mentions and, where there is another side, whether that reads it too. */
export function CommentForm({
  about,
  typed,
  sides,
  field,
  problem,
  above,
  sending,
  onType,
  onSend,
  onCancel,
}: {
  about: About;
  typed: Typed;
  /** Of a new one, who may read it; one that is edited stays where it was said. */
  sides?: Comments;
  field: RefObject<HTMLTextAreaElement | null>;
  problem: ApiProblem | null;
  /** Stands above the buttons instead of what the server said, where somebody else edited it. */
  above?: ReactNode;
  sending: boolean;
  onType: (typed: Typed) => void;
  onSend: (written: Written) => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const [begun, begin] = useState(Boolean(onCancel || typed.text));
  const known = useQuery({ ...mentionableQuery(about), enabled: begun });
  const options = known.data ? optionsOf(known.data, typed.shared) : [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    const mentioned = standing(typed.text, typed.chosen);
    const ids = (kind: Option["kind"]) => mentioned.filter((one) => one.kind === kind).map((one) => one.id);
    if (typed.text.trim() && !sending)
      onSend({
        text: typed.text,
        people: typed.shared ? [] : ids("person"),
        units: ids("unit"),
        shared: typed.shared,
      });
  };
  const wrong = problem?.errors.find((one) => /^(text|people|units)/.test(one.field))?.message;
  return (
    <form
      className="comment-form"
      onSubmit={send}
      onFocus={() => begin(true)}
      onKeyDown={(event) => event.key === "Escape" && onCancel?.()}
    >
      <MentionField
        text={typed.text}
        field={field}
        options={options}
        error={wrong}
        onType={(text, chosen) =>
          onType({ ...typed, text, chosen: chosen ? [...typed.chosen, chosen] : typed.chosen })
        }
      />
      {above}
      {problem && !wrong && !problem.stale && (
        <p className="note tone-red small" role="alert">
          {problem.message} {problem.passing && t("comments.lost")}
        </p>
      )}
      <div className="comment-send">
        {sides?.across && sides.inside && sides.may.share && (
          <Readers
            inside={sides.inside.short_name}
            across={sides.across.short_name}
            shared={typed.shared}
            share={(shared) => onType({ ...typed, shared })}
          />
        )}
        <span className="grow" />
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t("app.cancel")}
          </Button>
        )}
        <Button type="submit" loading={sending} disabled={!typed.text.trim()}>
          {t(onCancel ? "comments.save" : "comments.send")}
        </Button>
      </div>
      {typed.shared && sides?.across && (
        <p className="small dim">{t("comments.bothHelp", { body: sides.across.short_name })}</p>
      )}
    </form>
  );
}

/** As it stands, to be edited. */
export const typedOf = (comment: Comment, options: Option[]): Typed => ({
  text: comment.text ?? "",
  chosen: options,
  shared: comment.shared,
});

function Readers({
  inside,
  across,
  shared,
  share,
}: {
  inside: string;
  across: string;
  shared: boolean;
  share: (shared: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="chips chips-small" aria-label={t("comments.who")}>
      {[false, true].map((both) => (
        <button
          key={String(both)}
          type="button"
          className={both === shared ? "chip chip-on" : "chip"}
          aria-pressed={both === shared}
          onClick={() => share(both)}
        >
          {both ? t("comments.both", { body: across }) : t("comments.inside", { body: inside })}
        </button>
      ))}
    </fieldset>
  );
}
