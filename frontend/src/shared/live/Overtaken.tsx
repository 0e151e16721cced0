import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/shared/api/client";
import { meQuery } from "@/shared/api/queries";
import type { Event } from "@/shared/api/types";
import { useLink } from "./LiveProvider";

/** Somebody else saved the record while a form about it stands open: said at once, with what changed; the form's own words
 * stay. `tag`: what the form is about, as the server names its version; `gone`: what the form would do is offered no more, which
 * the form says itself. */
export function Overtaken({
  subject,
  tag,
  gone,
  quiet,
}: {
  subject: { type: string; id: string };
  tag: string;
  gone: boolean;
  /** What this form itself does is told by the live line too. */
  quiet: boolean;
}) {
  const { t } = useTranslation();
  const link = useLink();
  const [opened] = useState(() => ({ tag, seq: link.seq() }));
  const moved = (gone || tag !== opened.tag) && !quiet;
  const me = useQuery({ ...meQuery, enabled: moved }).data?.id;
  const query = useQuery({
    queryKey: ["activity", "since", subject.type, subject.id, opened.seq],
    queryFn: () =>
      get<{ items: Event[] }>("events", {
        after: String(opened.seq),
        subject: `${subject.type}:${subject.id}`,
      }),
    enabled: moved,
  });
  if (!moved) return null;
  const events = (query.data?.items ?? []).filter((event) => event.actor?.id !== me || me === undefined);
  const name = events.at(-1)?.actor?.full_name ?? t("overtaken.somebody");
  return (
    <Alert color="nghe" variant="light" title={t("overtaken.title", { name })} role="status">
      <ul className="overtaken">
        {events.map((event) => (
          <li key={event.seq}>
            {event.sentence}
            {event.reason && <> “{event.reason}”</>}
            {event.changes.map((change) => (
              <span key={change.field} className="overtaken-change">
                {change.label}: <del>{change.old ?? "–"}</del> → <ins>{change.new ?? "–"}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {!gone && <p>{t("overtaken.kept")}</p>}
    </Alert>
  );
}
