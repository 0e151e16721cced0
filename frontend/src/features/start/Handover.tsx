import { Alert, Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openWorkQuery } from "@/shared/api/bodyQueries";
import type { BodyPerson, Unit } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Ready } from "@/shared/ui/Ready";
import { Failed, Loading } from "@/shared/ui/states";

type Receivers = { receiver: number | null; items: { id: string; receiver: number }[] };

/** Before a post ends: the open work it would leave, and who takes it over; all at once, or one by one. */
export function Handover({
  body,
  post,
  busy,
  onEnd,
  onCancel,
}: {
  body: Unit;
  post: BodyPerson["posts"][number];
  busy: boolean;
  onEnd: (receivers: Receivers) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const work = useQuery(openWorkQuery(body.id, post.id));
  const [all, setAll] = useState<string | null>(null);
  const [each, setEach] = useState<Record<string, string>>({});
  if (work.isPending) return <Loading rows={2} height={48} />;
  if (work.error) return <Failed error={work.error} retry={() => void work.refetch()} />;
  const { items, receivers } = work.data;
  const data = receivers.map((person) => ({
    value: String(person.id),
    label: [person.full_name, person.title].filter(Boolean).join(" · "),
  }));
  const ready = items.every((row) => each[row.id] ?? all);
  return (
    <div className="stack">
      {items.length === 0 ? (
        <p className="dim">{t("handover.nothing")}</p>
      ) : (
        <>
          <Alert color="nghe" variant="light" title={t("handover.title", { count: items.length })}>
            {t("handover.help")}
          </Alert>
          <Select label={t("handover.all")} searchable data={data} value={all} onChange={setAll} />
          <ul className="list">
            {items.map((row) => (
              <li key={row.id} className="item">
                <div className="grow">
                  <p className="clamp-2">{row.title}</p>
                  <p className="dim small">{row.due_on ? showDate(row.due_on) : t("timeliness.NO_DUE")}</p>
                </div>
                <Select
                  size="xs"
                  aria-label={t("handover.one", { title: row.title })}
                  placeholder={t("handover.asAll")}
                  clearable
                  searchable
                  data={data}
                  value={each[row.id] ?? null}
                  onChange={(next) =>
                    setEach((kept) => {
                      const { [row.id]: _, ...others } = kept;
                      return next ? { ...others, [row.id]: next } : others;
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t("app.cancel")}
        </Button>
        <Ready
          color="son"
          loading={busy}
          unmet={!ready && t("ready.receivers")}
          onClick={() =>
            onEnd({
              receiver: all ? Number(all) : null,
              items: Object.entries(each).map(([id, receiver]) => ({ id, receiver: Number(receiver) })),
            })
          }
        >
          {t("start.endOf", { title: post.title, unit: post.unit.short_name })}
        </Ready>
      </div>
    </div>
  );
}
