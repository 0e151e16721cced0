import { Alert, Button, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyPeopleQuery } from "@/shared/api/bodyQueries";
import type { BodyPeople, BodyPerson, Slip, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import { useFocusBack } from "@/shared/ui/useFocusBack";
import { Handover } from "./Handover";
import { useRefresh } from "./useRefresh";

type Person = { body: Unit; person: BodyPerson };

/** One person: a code to set the password with, and posts that end. */
export function PersonDialog({
  body,
  person,
  close,
  onSlips,
}: Person & { close: () => void; onSlips: (slips: Slip[]) => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={close}
      title={person.full_name}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <div className="stack">
        <Code body={body} person={person} onSlips={onSlips} />
        <Posts body={body} person={person} close={close} />
      </div>
    </Modal>
  );
}

function Code({ body, person, onSlips }: Person & { onSlips: (slips: Slip[]) => void }) {
  const { t } = useTranslation();
  const issuing = useAct<{ items: Slip[] }>(({ items }) => onSlips(items));
  return (
    <section className="stack">
      <h3 className="strong">{t("code.password")}</h3>
      {issuing.problem && (
        <Alert color="son" role="alert">
          {issuing.problem.message}
        </Alert>
      )}
      <p>{person.no_code ?? t(person.password_set ? "start.resetMeans" : "start.newCodeMeans")}</p>
      {!person.no_code && (
        <Button
          className="self-start"
          loading={issuing.isPending}
          onClick={() => issuing.mutate({ path: `bodies/${body.id}/codes`, body: { users: [person.id] } })}
        >
          {t("start.giveCode")}
        </Button>
      )}
    </section>
  );
}

function Posts({ body, person, close }: Person & { close: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const today = live.now();
  const [typed, setTyped] = useState(showDate(today.toISOString()));
  const day = readDate(typed, today.getFullYear());
  const [leaving, setLeaving] = useState<BodyPerson["posts"][number] | null>(null);
  const ending = useAct<BodyPeople>((answer) => {
    queries.setQueryData(bodyPeopleQuery(body.id).queryKey, answer);
    void refresh("directory", "readiness", "people", "me");
    close();
  });
  return (
    <section className="stack">
      <h3 className="strong">{t("start.posts")}</h3>
      {ending.problem && (
        <Alert color="son" role="alert">
          {ending.problem.message}
        </Alert>
      )}
      <TextInput
        label={t("start.lastDay")}
        description={t("start.lastDayHelp")}
        inputMode="numeric"
        value={typed}
        error={day ? undefined : t("importing.needDate")}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className="start-posts">
        {person.posts.map((post) => (
          <li key={post.id}>
            <p className="grow">
              {post.title}, {post.unit.short_name}
              {post.valid_to && (
                <span className="dim small"> · {t("start.until", { day: showDate(post.valid_to) })}</span>
              )}
            </p>
            <Button
              variant="default"
              size="xs"
              disabled={!day || ending.isPending}
              aria-label={t("start.endOf", { title: post.title, unit: post.unit.short_name })}
              onClick={() => setLeaving(post)}
            >
              {t("start.end")}
            </Button>
          </li>
        ))}
      </ul>
      {leaving && day && (
        <Handover
          key={leaving.id}
          body={body}
          post={leaving}
          busy={ending.isPending}
          onCancel={() => setLeaving(null)}
          onEnd={(receivers) =>
            ending.mutate({
              path: `bodies/${body.id}/posts/${leaving.id}/ending`,
              body: { last_day: day, ...receivers },
            })
          }
        />
      )}
    </section>
  );
}
