import { Button } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type About, commentsQuery } from "@/shared/api/commentQueries";
import type { Comments as Page } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { keep, kept } from "@/shared/kept";
import { useInForce } from "@/shared/ui/keysInForce";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { bare } from "@/shared/ui/useListKeys";
import { type Coming, CommentForm } from "./CommentForm";
import { CommentItem } from "./CommentItem";
import { afterSending, type Typed } from "./mentions";

/** What was said about a record, the newest last, and a place to say something. Absent for who has no part in it. */
export function Comments({ about }: { about: About }) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(commentsQuery(about));
  const [newest] = comments.data?.pages ?? [];
  const items = comments.data?.pages.toReversed().flatMap((page) => page.items) ?? [];
  if (newest && !newest.may.comment && !items.length) return null;
  return (
    <Panel title={t("comments.title")} aside={<span className="desk no-print">{t("comments.key")}</span>}>
      {comments.isPending && <Loading rows={2} height={56} />}
      {comments.error && <Failed error={comments.error} retry={() => void comments.refetch()} />}
      {newest && (
        <>
          {comments.hasNextPage && (
            <Button
              variant="default"
              size="compact-sm"
              className="self-start"
              loading={comments.isFetchingNextPage}
              onClick={() => void comments.fetchNextPage()}
            >
              {t("comments.older")}
            </Button>
          )}
          {items.length > 0 ? (
            <ol className="comments">
              {items.map((comment) => (
                <CommentItem key={comment.id} comment={comment} about={about} />
              ))}
            </ol>
          ) : (
            <p className="dim small">
              {t("comments.empty")}. {t("comments.emptyHelp")}
            </p>
          )}
          {newest.may.comment && <NewComment about={about} sides={newest} />}
        </>
      )}
    </Panel>
  );
}

/** What the answer says stands there now; older pages are asked for again when they are wanted. */
export function useComments(about: About, done: (sent: unknown, page: Page, files: unknown) => void) {
  const queries = useQueryClient();
  return useAct<Page>((page, { body }) => {
    queries.setQueryData(commentsQuery(about).queryKey, { pages: [page], pageParams: [undefined] });
    void queries.invalidateQueries({ queryKey: ["activity"] });
    void queries.invalidateQueries({ queryKey: ["work"] });
    done(body.text, page, body.files);
  });
}

type Draft = Typed & { files: Coming[] };
const NOTHING: Draft = { text: "", chosen: [], shared: false, files: [] };

/** Kept on the device until it was sent. C comes here. */
function NewComment({ about, sides }: { about: About; sides: Page }) {
  const place = `dondoc-draft:${about.id}:comment`;
  // One that was kept before comments carried files has none.
  const [typed, type] = useState<Draft>(() => ({ ...NOTHING, ...kept(place, NOTHING) }));
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (next: Draft) => {
    type(next);
    keep(place, next.text || next.files.length ? next : null);
  };
  const latest = useRef(typed);
  latest.current = typed;
  const attach = (change: (files: Coming[]) => Coming[]) =>
    write({ ...latest.current, files: change(latest.current.files) });
  const sending = useComments(about, (sent, _, gone) =>
    write({
      ...afterSending(latest.current, String(sent)),
      files: latest.current.files.filter(({ id }) => !(gone as string[]).includes(id)),
    }),
  );
  useInForce("comments.write");
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!bare(event) || event.key !== "c" || event.defaultPrevented) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <CommentForm
      about={about}
      typed={typed}
      sides={sides}
      field={field}
      problem={sending.problem}
      sending={sending.isPending}
      coming={typed.files}
      onType={(next) => write({ ...latest.current, ...next })}
      onFiles={attach}
      onSend={(written) =>
        sending.mutate({
          path: "comments",
          body: { type: about.type, record: about.id, ...written, files: typed.files.map(({ id }) => id) },
          withId: true,
        })
      }
    />
  );
}
