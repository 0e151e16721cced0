import { Alert, Button, Radio, Textarea } from "@mantine/core";
import { IconCircleCheck, IconDice5, IconRepeat } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { courseQuery } from "@/shared/api/lifeQueries";
import { recheckQuery } from "@/shared/api/radarQueries";
import type { Ticket, TicketRecheck, TicketRechecks } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { FileName } from "@/shared/evidence/FileName";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { Acts } from "@/shared/transitions/Acts";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Recurrence } from "./Recurrence";

const PHOTOS = "image/*,.pdf";

/** A second look at what was closed: asked of somebody who did not accept it, and what it came to. */
export function Rechecks({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const asked = ticket.state === "CLOSED" || ticket.reopened > 0;
  const rechecks = useQuery({ ...recheckQuery(ticket.id), enabled: asked });
  const items = rechecks.data?.items ?? [];
  if (!asked || !items.length) return null; // most tickets are never drawn
  return (
    <Panel title={t("recheck.title")}>
      <ul className="list">
        {items.map((one) => (
          <li key={one.id} className="item">
            <div className="grow stack">
              <One one={one} />
              {one.may && <Look ticket={ticket} one={one} />}
              {one.state === "NOT_HELD" && one.draw && <WhatThen ticket={ticket} one={one} />}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function One({ one }: { one: TicketRecheck }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="item-facts">
        <RecheckBadge state={one.state} />
        {one.state === "OPEN" && one.due_on && <span>{t("work.due", { date: showDate(one.due_on) })}</span>}
        {one.at && <span>{[one.by, showDate(one.at)].filter(Boolean).join(", ")}</span>}
        {one.draw && (
          <Link to="/rechecks/draws/$drawId" params={{ drawId: one.draw }} className="link">
            {t("recheck.drawn", { count: one.count ?? 0, of: one.of, date: showDate(one.drawn_on) })}
          </Link>
        )}
      </p>
      {one.note && <p className="small prose">{one.note}</p>}
      {one.files.map((file) => (
        <p key={file.id} className="small">
          <FileName file={file} />
        </p>
      ))}
      {one.unmet && <p className="dim small">{one.unmet}</p>}
    </div>
  );
}

export function RecheckBadge({ state }: { state: TicketRecheck["state"] }) {
  const { t } = useTranslation();
  const look = {
    OPEN: { tone: "blue", icon: IconDice5 },
    HOLDS: { tone: "green", icon: IconCircleCheck },
    NOT_HELD: { tone: "red", icon: IconRepeat },
  } as const;
  return (
    <Badge {...look[state]} look="plain">
      {t(`recheck.state.${state}`)}
    </Badge>
  );
}

/** Not remedied after all: opened again while that may be, else recorded as come again; from here, with what was seen. */
function WhatThen({ ticket, one }: { ticket: Ticket; one: TicketRecheck }) {
  const { t } = useTranslation();
  const course = useQuery(courseQuery(ticket.id)).data;
  const reopen = ticket.transitions.find((act) => act.name === "reopen" && act.enabled);
  if (ticket.state !== "CLOSED" || !course) return null;
  if (course.recurred_as.length)
    return (
      <p className="small">
        {t("after.recurred")}{" "}
        {course.recurred_as.map((later) => (
          <Link key={later.id} to="/tickets/$ticketId" params={{ ticketId: later.id }} className="link">
            {later.code}
          </Link>
        ))}
      </p>
    );
  if (reopen)
    return (
      <div className="acts">
        <p className="small grow">{t("after.reopen")}</p>
        <Acts
          transitions={[{ ...reopen, needs: reopen.needs.map((need) => ({ ...need, initial: one.note })) }]}
          subject={{ type: "ticket", id: ticket.id }}
          title={`${ticket.code}: ${ticket.text}`}
          keys={false}
        />
      </div>
    );
  if (!course.may_recur) return null;
  return (
    <div className="acts">
      <p className="small grow">{t("after.anew", { code: ticket.code })}</p>
      <Recurrence ticket={ticket} course={course} said={one.note} />
    </div>
  );
}

function Look({ ticket, one }: { ticket: Ticket; one: TicketRecheck }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, choose] = useState("");
  const [note, setNote] = useState("");
  const [missing, miss] = useState(false);
  const [files, setFiles] = useState<{ id: string; name: string }[]>([]);
  const sending = useSending((id, name) => setFiles((kept) => [...kept, { id, name }]));
  const record = useAct<TicketRechecks>((answer) => {
    queries.setQueryData(recheckQuery(ticket.id).queryKey, answer);
    for (const list of ["work", "inspections"]) void queries.invalidateQueries({ queryKey: [list] });
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        miss(!outcome);
        if (outcome)
          record.mutate({
            path: `tickets/${ticket.id}/rechecks/${one.id}`,
            body: { outcome, note, uploads: files.map((file) => file.id) },
          });
      }}
    >
      <Radio.Group
        label={t("recheck.asked")}
        value={outcome}
        onChange={choose}
        error={missing && !outcome && t("recheck.choose")}
        withAsterisk
      >
        <div className="recheck-choice">
          <Radio value="HOLDS" label={t("recheck.state.HOLDS")} />
          <Radio value="NOT_HELD" label={t("recheck.state.NOT_HELD")} />
        </div>
      </Radio.Group>
      <Textarea
        label={t("recheck.note")}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {files.map((file) => (
        <p key={file.id} className="small">
          {file.name}{" "}
          <button
            type="button"
            className="text-button"
            onClick={() => setFiles((kept) => kept.filter((other) => other.id !== file.id))}
          >
            {t("recheck.without")}
          </button>
        </p>
      ))}
      <SendingNote state={sending} />
      {record.problem && (
        <Alert color="son" role="alert">
          {record.problem.message}
        </Alert>
      )}
      <div className="acts">
        <Button type="submit" loading={record.isPending}>
          {t("recheck.save")}
        </Button>
        <FileChoice
          send={sending.send}
          accept={PHOTOS}
          label={t("recheck.photo")}
          busy={Boolean(sending.sending && !sending.sending.problem)}
        />
      </div>
    </form>
  );
}
