import { Button, Modal } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconPencil } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Briefing, Held, Remark } from "@/shared/api/briefingQueries";
import type { TaskState } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Badge, StateBadge } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { RemarkForm } from "./RemarkForm";

/** What this meeting and the one before it noted and ordered; whoever keeps it writes here. */
export function Minutes({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  const { meeting, before, may } = briefing;
  const open = may.note && !meeting.confirmed_by;
  return (
    <div className="briefing-minutes">
      <Panel title={t("briefing.minutes")} aside={<Confirmed held={meeting} />}>
        <div className="stack">
          <Noted held={meeting} briefing={briefing} mends={open} />
          {!meeting.remarks.length && !meeting.ordered.length && (
            <p className="dim">{t("briefing.minutesEmpty")}</p>
          )}
          {open && (
            <div className="no-print">
              <RemarkForm
                key={`${briefing.body.id} ${briefing.kind} ${briefing.first}`}
                briefing={briefing}
                onDone={() => undefined}
              />
            </div>
          )}
          {!may.note && <p className="dim small no-print">{t("briefing.readOnly")}</p>}
          {may.decide && (meeting.remarks.length > 0 || meeting.confirmed_by) && (
            <Confirming briefing={briefing} />
          )}
        </div>
      </Panel>
      {before && (before.remarks.length > 0 || before.ordered.length > 0) && (
        <div className="no-print">
          <Panel title={`${t("briefing.before")}: ${before.name}`} aside={<Confirmed held={before} />}>
            <Noted held={before} briefing={briefing} mends={false} />
          </Panel>
        </div>
      )}
    </div>
  );
}

function Confirmed({ held }: { held: Held }) {
  const { t } = useTranslation();
  if (!held.remarks.length) return null;
  return held.confirmed_by
    ? t("briefing.confirmed", {
        name: held.confirmed_by.full_name,
        moment: showMoment(held.confirmed_at ?? ""),
      })
    : t("briefing.notConfirmed");
}

function Noted({ held, briefing, mends }: { held: Held; briefing: Briefing; mends: boolean }) {
  const { t } = useTranslation();
  const [mended, mend] = useState<Remark | null>(null);
  return (
    <>
      {held.remarks.length > 0 && (
        <ul className="briefing-notes">
          {held.remarks.map((one) => (
            <li key={one.id}>
              <div className="grow">
                {one.task && (
                  <p className="small">
                    <Link to="/tasks/$taskId" params={{ taskId: one.task.id }} className="link">
                      {one.task.title}
                    </Link>
                  </p>
                )}
                <p className="briefing-words">{one.text}</p>
                <p className="dim small">
                  {one.decided_by && <b>{t("briefing.concluded", { name: one.decided_by.full_name })} · </b>}
                  {t("briefing.notedBy", { name: one.by.full_name })}, {showMoment(one.at)}
                </p>
              </div>
              {mends && (
                <button
                  type="button"
                  className="icon-button no-print"
                  aria-label={t("briefing.change")}
                  title={t("briefing.change")}
                  onClick={() => mend(one)}
                >
                  <IconPencil size={16} stroke={1.75} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {held.ordered.length > 0 && <Ordered held={held} />}
      <Modal
        opened={mended !== null}
        onClose={() => mend(null)}
        title={t("briefing.noteTitle")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {mended && <RemarkForm briefing={briefing} mended={mended} onDone={() => mend(null)} />}
      </Modal>
    </>
  );
}

/** Tasks that were given there, as they stand now. */
function Ordered({ held }: { held: Held }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="strong small">{t("briefing.ordered")}</p>
      <ul className="briefing-ordered">
        {held.ordered.map((one) => (
          <li key={one.id}>
            <Link to="/tasks/$taskId" params={{ taskId: one.id }} className="link">
              {one.title}
            </Link>
            <span className="dim small">
              {one.lead.short_name}
              {one.officer && ` · ${one.officer.full_name}`} · {showDate(one.due_on)}
            </span>
            <StateBadge state={one.state as TaskState} look="plain" />
            {one.timeliness === "OVERDUE" && (
              <Badge tone="red" icon={IconAlertTriangle}>
                {t("timelinessName.OVERDUE")}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A leader closes what was noted, or opens it again. */
function Confirming({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const on = !briefing.meeting.confirmed_by;
  const act = useAct<Briefing>(() => void queries.invalidateQueries({ queryKey: ["briefing"] }));
  return (
    <div className="form-buttons no-print">
      {act.problem && (
        <p className="reason small" role="alert">
          {act.problem.message}
        </p>
      )}
      <Button
        variant="default"
        leftSection={on && <IconCheck size={16} aria-hidden />}
        loading={act.isPending}
        onClick={() =>
          act.mutate({
            path: "meetings/confirmation",
            body: { body: briefing.body.id, span: briefing.kind, day: briefing.first, on },
          })
        }
      >
        {t(on ? "briefing.confirm" : "briefing.reopen")}
      </Button>
    </div>
  );
}
