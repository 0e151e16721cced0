import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ClipboardEvent, type FormEvent, type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { type About, mentionableQuery } from "@/shared/api/commentQueries";
import type { ApiProblem } from "@/shared/api/problem";
import type { Comment, Comments } from "@/shared/api/types";
import { DropZone } from "@/shared/files/DropZone";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { MentionField } from "./MentionField";
import { type Option, optionsOf, standing, type Typed } from "./mentions";

export type Written = { text: string; people: number[]; units: number[]; shared: boolean };
/** Sent already, to come with a comment. */
export type Coming = { id: string; name: string };

const TAKEN = "image/*,.pdf,.doc,.docx,.xls,.xlsx,.pptx,.csv,.txt";
const MOST = 10; // as the server has it

/** What is being written: a text with whom it mentions, the files that come with a new one and, where there is another side,
 * whether that reads it too. */
export function CommentForm({
  about,
  typed,
  sides,
  field,
  problem,
  above,
  coming = [],
  wordless = coming.length > 0,
  sending,
  onType,
  onFiles,
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
  coming?: Coming[];
  /** Files come with it, so that it may do without words. */
  wordless?: boolean;
  sending: boolean;
  onType: (typed: Typed) => void;
  /** Of a new one: the files of an old one stay as they are. */
  onFiles?: (change: (files: Coming[]) => Coming[]) => void;
  onSend: (written: Written) => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const [begun, begin] = useState(Boolean(onCancel || typed.text));
  const known = useQuery({ ...mentionableQuery(about), enabled: begun });
  const options = known.data ? optionsOf(known.data, typed.shared) : [];
  // What began an upload, or left a file out, is out of use; who went on elsewhere meanwhile stays there.
  const back = () => {
    const at = document.activeElement;
    if (at === document.body || field.current?.form?.contains(at))
      field.current?.focus({ preventScroll: true });
  };
  const uploading = useSending((id, name) => {
    onFiles?.((files) => [...files, { id, name }]);
    back();
  });
  const busy = uploading.sending !== null && !uploading.sending.problem;
  const room = onFiles && coming.length < MOST;
  const attach = async (files: File[]) => {
    if (!files.length || !room || busy) return;
    await uploading.send(files.slice(0, MOST - coming.length));
    back();
  };
  // A picture of the screen; what comes from a text, with its pictures, is pasted as text.
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (!files.length || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    void attach(files);
  };
  const ready = (wordless || typed.text.trim() !== "") && !busy;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const mentioned = standing(typed.text, typed.chosen);
    const ids = (kind: Option["kind"]) => mentioned.filter((one) => one.kind === kind).map((one) => one.id);
    if (!ready || sending) return;
    uploading.forget(); // what did not get through does not come along
    onSend({
      text: typed.text,
      people: typed.shared ? [] : ids("person"),
      units: ids("unit"),
      shared: typed.shared,
    });
  };
  const wrong = problem?.errors.find((one) => /^(text|people|units)/.test(one.field))?.message;
  const form = (
    <form
      className="comment-form no-print"
      onSubmit={send}
      onFocus={() => begin(true)}
      onKeyDown={(event) => event.key === "Escape" && onCancel?.()}
      onPaste={paste}
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
      {coming.length > 0 && (
        <ul className="comment-files">
          {coming.map((file) => (
            <li key={file.id} className="small">
              <span className="break">{file.name}</span>
              <button
                type="button"
                className="text-button small"
                aria-label={t("comments.withoutFile", { name: file.name })}
                onClick={() => {
                  onFiles?.((files) => files.filter((one) => one.id !== file.id));
                  back();
                }}
              >
                {t("comments.without")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SendingNote state={uploading} />
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
        {room && (
          <FileChoice
            send={attach}
            several
            accept={TAKEN}
            label={t("comments.attach")}
            icon={<IconPaperclip size={18} stroke={1.75} aria-hidden />}
            busy={busy}
          />
        )}
        <span className="grow" />
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t("app.cancel")}
          </Button>
        )}
        <Button type="submit" loading={sending} disabled={!ready}>
          {t(onCancel ? "comments.save" : "comments.send")}
        </Button>
      </div>
      {typed.shared && sides?.across && (
        <p className="small dim">{t("comments.bothHelp", { body: sides.across.short_name })}</p>
      )}
    </form>
  );
  if (!onFiles) return form;
  return (
    <DropZone send={attach} several className="drop-comment">
      {form}
    </DropZone>
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
