import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CitingTask, RegisteredDocument } from "@/shared/api/types";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { NewBasis } from "./NewBasis";

const ENDED = ["COMPLETED", "CANCELLED", "VOIDED"];
const live = (task: CitingTask): boolean => !ENDED.includes(task.state);

/** The tasks that hang on the document. When it was replaced, each live one is given the new basis or ended. */
export function Citing({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  const [picked, pick] = useState<string[]>([]);
  const choosing = document.replaced_by !== null && document.may.change && document.live > 0;
  const chosen = document.citing.filter((task) => live(task) && picked.includes(task.id));
  return (
    <>
      {document.replaced_by && <Replaced document={document} by={document.replaced_by} />}
      <Panel title={t("document.citing")} aside={document.citing.length || undefined}>
        {!document.citing.length && <p className="dim">{t("document.citingNone")}</p>}
        {choosing && (
          <Checkbox
            className="pick-all"
            label={t("document.pickAll")}
            checked={chosen.length > 0 && chosen.length === document.citing.filter(live).length}
            indeterminate={chosen.length > 0 && chosen.length < document.citing.filter(live).length}
            onChange={(event) =>
              pick(event.currentTarget.checked ? document.citing.filter(live).map((task) => task.id) : [])
            }
          />
        )}
        {document.citing.length > 0 && (
          <ul className="list list-inside">
            {document.citing.map((task) => (
              <Row
                key={task.id}
                task={task}
                picked={picked.includes(task.id)}
                onPick={
                  choosing && live(task)
                    ? (on) => pick((kept) => (on ? [...kept, task.id] : kept.filter((id) => id !== task.id)))
                    : undefined
                }
              />
            ))}
          </ul>
        )}
        {choosing && chosen.length > 0 && (
          <NewBasis document={document} tasks={chosen} onDone={() => pick([])} />
        )}
      </Panel>
    </>
  );
}

function Replaced({
  document,
  by,
}: {
  document: RegisteredDocument;
  by: NonNullable<RegisteredDocument["replaced_by"]>;
}) {
  const { t } = useTranslation();
  return (
    <div className="call call-quiet" role="note">
      <p>
        {t("document.replacedBy")}{" "}
        <Link className="link" to="/documents/$documentId" params={{ documentId: by.id }} search={{}}>
          {by.number}
        </Link>{" "}
        {t("documents.of", { date: showDate(by.issued_on) })}.
      </p>
      <p className="dim small">
        {document.live ? t("document.stillHangs", { count: document.live }) : t("document.noneHangs")}
      </p>
    </div>
  );
}

function Row({
  task,
  picked,
  onPick,
}: {
  task: CitingTask;
  picked: boolean;
  onPick?: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="item">
      {onPick && (
        <Checkbox
          aria-label={t("document.pick", { title: task.title })}
          checked={picked}
          onChange={(event) => onPick(event.currentTarget.checked)}
        />
      )}
      <div className="grow">
        <Link className="item-title clamp-2" to="/tasks/$taskId" params={{ taskId: task.id }}>
          {task.clause && <span className="dim item-no">{task.clause} </span>}
          {task.title}
        </Link>
        <p className="item-facts">
          <StateBadge state={task.state} returned={task.returned} look="plain" />
          <span>{task.lead.short_name}</span>
          {task.officer && <span>{task.officer.full_name}</span>}
          {task.due.on && <span>{t("work.due", { date: showDate(task.due.on) })}</span>}
          <Flags row={task} />
        </p>
      </div>
      <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
    </li>
  );
}
