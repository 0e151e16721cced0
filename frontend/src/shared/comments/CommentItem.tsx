import { Button, Modal, Textarea } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type About, commentsQuery } from "@/shared/api/commentQueries";
import type { Comment } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { FileName } from "@/shared/evidence/FileName";
import { keep, kept } from "@/shared/kept";
import { Refusal } from "@/shared/live/Refusal";
import { showMoment } from "@/shared/ui/dates";
import { Avatar } from "@/shared/ui/people";
import { useFocusBack } from "@/shared/ui/useFocusBack";
import { CommentForm, typedOf } from "./CommentForm";
import { useComments } from "./Comments";
import { type Option, personOption, pieces, type Typed, unitOption } from "./mentions";

/** One comment: whose, when, who reads it, what it said before; and what its reader may do with it. */
export function CommentItem({ comment, about }: { comment: Comment; about: About }) {
  const { t } = useTranslation();
  const [asking, ask] = useState<"edit" | "remove">();
  const edited = useRef(false); // the button that began it takes the keys back
  const mentioned = [...comment.people.map(personOption), ...comment.units.map(unitOption)];
  return (
    <li className={comment.calls_me ? "comment comment-me" : "comment"}>
      <Avatar person={comment.by} />
      <div className="grow">
        <p className="comment-head">
          <b>{comment.by.full_name}</b>
          <span className="dim small">{comment.capacity}</span>
          <time className="dim small" dateTime={comment.at}>
            {showMoment(comment.at)}
          </time>
          {comment.shared && <span className="chip-small tone-violet">{t("comments.shared")}</span>}
          {comment.calls_me && <span className="chip-small tone-amber">{t("comments.callsMe")}</span>}
        </p>
        {comment.removal && (
          <p className="dim small">
            {t("comments.removed", {
              name: comment.removal.by.full_name,
              moment: showMoment(comment.removal.at),
            })}
            {comment.removal.reason && ` · “${comment.removal.reason}”`}
          </p>
        )}
        {asking === "edit" ? (
          <Editing
            comment={comment}
            about={about}
            mentioned={mentioned}
            onDone={() => {
              edited.current = true;
              ask(undefined);
            }}
          />
        ) : comment.removal ? (
          comment.text !== null && (
            <details className="comment-more small">
              <summary>{t("comments.removedText")}</summary>
              <p className="prose">{comment.text}</p>
            </details>
          )
        ) : (
          comment.text && <Text text={comment.text} names={mentioned.map(({ name }) => name)} />
        )}
        {comment.files.length > 0 && (
          <ul className="comment-files">
            {comment.files.map((file) => (
              <li key={file.id} className="small">
                <IconPaperclip size={16} stroke={1.75} className="dim" aria-hidden />
                <span className="break">
                  <FileName file={file} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <Earlier comment={comment} />
        {asking !== "edit" && (
          <p className="comment-acts">
            {comment.calls_me && <Read about={about} />}
            {comment.may_edit && (
              <button
                type="button"
                className="text-button small"
                onClick={() => ask("edit")}
                ref={(button) => {
                  if (button && edited.current) button.focus();
                  edited.current = false;
                }}
              >
                {t("comments.edit")}
              </button>
            )}
            {comment.may_remove && (
              <button type="button" className="text-button small" onClick={() => ask("remove")}>
                {t("comments.remove")}
              </button>
            )}
          </p>
        )}
        {asking === "remove" && <Removing comment={comment} about={about} onDone={() => ask(undefined)} />}
      </div>
    </li>
  );
}

function Text({ text, names }: { text: string; names: string[] }) {
  return (
    <p className="prose">
      {pieces(text, names).map((piece) =>
        piece.mention ? (
          <span key={piece.at} className="mention">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

/** That it was edited stands there for ever, with what it said before. */
function Earlier({ comment }: { comment: Comment }) {
  const { t } = useTranslation();
  if (!comment.edited_at) return null;
  return (
    <details className="comment-more small">
      <summary title={t("comments.editedAt", { moment: showMoment(comment.edited_at) })}>
        {t("comments.edited")}
      </summary>
      <p className="dim">{t("comments.editedAt", { moment: showMoment(comment.edited_at) })}</p>
      {comment.earlier.map((one) => (
        <div key={one.at}>
          <p className="dim">{t("comments.until", { moment: showMoment(one.at) })}</p>
          <p className="prose">
            <del>{one.text}</del>
          </p>
        </div>
      ))}
    </details>
  );
}

/** Kept on the device until it was saved or given up. */
const keptEdit = kept<Typed & { seen: string }>;

function Editing({
  comment,
  about,
  mentioned,
  onDone,
}: {
  comment: Comment;
  about: About;
  mentioned: Option[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const place = `dondoc-draft:${comment.id}:edit`;
  const now = typedOf(comment, mentioned);
  const [kept] = useState(() => keptEdit(place, { ...now, seen: comment.if_match }));
  const [typed, type] = useState<Typed>(kept);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(typed);
  latest.current = typed;
  useEffect(() => {
    const written = field.current;
    written?.focus();
    written?.setSelectionRange(written.value.length, written.value.length);
  }, []);
  const saving = useComments(about, (sent, page) => {
    const saved = page.items.find((one) => one.id === comment.id)?.if_match ?? seen;
    if (latest.current.text !== sent) return write(latest.current, saved); // written on meanwhile: still being edited
    keep(place, null);
    onDone();
  });
  const [seen, see] = useBasis(comment.if_match, saving.problem, kept.seen);
  const write = (next: Typed, upon = seen) => {
    type(next);
    see(upon);
    keep(place, { ...next, seen: upon });
  };
  const said = ({ text }: Typed) => ({ [t("comments.title")]: text });
  return (
    <CommentForm
      about={about}
      typed={typed}
      field={field}
      problem={saving.problem}
      above={
        <Refusal
          problem={saving.problem?.stale ? saving.problem : null}
          theirs={now}
          mine={typed}
          said={said}
          take={(next) => {
            write(next, comment.if_match);
            if (next === now) keep(place, null);
          }}
        />
      }
      wordless={comment.files.length > 0}
      sending={saving.isPending}
      onType={write}
      onSend={({ shared: _, ...body }) =>
        saving.mutate({ path: `comments/${comment.id}`, method: "PUT", ifMatch: seen, body })
      }
      onCancel={() => {
        keep(place, null);
        onDone();
      }}
    />
  );
}

function Removing({ comment, about, onDone }: { comment: Comment; about: About; onDone: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const [reason, say] = useState("");
  const removing = useComments(about, onDone);
  const own = comment.may_edit;
  const send = (event: FormEvent) => {
    event.preventDefault();
    removing.mutate({ path: `comments/${comment.id}/removal`, body: { reason } });
  };
  return (
    <Modal
      opened
      onClose={onDone}
      title={t("comments.removeTitle")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <form className="stack" onSubmit={send}>
        <p className="clamp-2">{comment.text}</p>
        <p className="dim small">
          {t("comments.removeMeans")} {comment.files.length > 0 && t("comments.removeFiles")}
        </p>
        {removing.problem && (
          <p className="note tone-red small" role="alert">
            {removing.problem.message}
          </p>
        )}
        <Textarea
          label={t(own ? "comments.reasonOwn" : "comments.reason")}
          required={!own}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => say(event.currentTarget.value)}
          data-autofocus
        />
        <div className="form-buttons">
          <Button variant="default" onClick={onDone}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" color="son" loading={removing.isPending} disabled={!own && !reason.trim()}>
            {t("comments.remove")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Out of the box of what mentions one. */
function Read({ about }: { about: About }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reading = useAct(() => {
    void queries.invalidateQueries({ queryKey: commentsQuery(about).queryKey });
    void queries.invalidateQueries({ queryKey: ["work"] });
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={reading.isPending}
      onClick={() => reading.mutate({ path: "comments/read", body: { record: about.id } })}
    >
      {t("comments.read")}
    </Button>
  );
}
