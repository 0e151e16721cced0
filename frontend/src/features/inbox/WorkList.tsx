import { Button } from "@mantine/core";
import { IconArrowBackUp, IconClockPause } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Box, WorkGroup, WorkRow } from "@/shared/api/types";
import { Flags, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Severity } from "@/shared/ui/Severity";
import { ICONS, RowState, ToPage } from "./kinds";
import { type Rests, SnoozeButton } from "./Snooze";

const GROUPS: WorkGroup[] = ["overdue", "soon", "later", "no_due"];

export function WorkList({
  items,
  box,
  chosen,
  onChoose,
  rests,
  snoozing,
  openSnooze,
  snooze,
}: {
  items: WorkRow[];
  box: Box;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  rests: Rests;
  /** The row whose days to put it aside are shown. */
  snoozing: string | undefined;
  openSnooze: (id: string | undefined) => void;
  snooze: (id: string, until: string | null) => void;
}) {
  const { t } = useTranslation();
  const rowsAside = (row: WorkRow) =>
    row.snoozed_until ? (
      <Button
        variant="default"
        className="item-act"
        aria-label={t("desk.wakeOne", { title: row.title })}
        onClick={() => snooze(row.id, null)}
      >
        {t("desk.wake")}
      </Button>
    ) : (
      <SnoozeButton
        row={row}
        rests={rests}
        opened={snoozing === row.id}
        open={(opened) => openSnooze(opened ? row.id : undefined)}
        put={(until) => {
          openSnooze(undefined);
          snooze(row.id, until);
        }}
      />
    );
  return (
    <>
      {GROUPS.map((group) => {
        const rows = items.filter((item) => item.group === group);
        if (!rows.length) return null;
        return (
          <section key={group} aria-label={t(`work.${group}`)}>
            <h2 className={group === "overdue" ? "group group-red" : "group"}>
              {t(`work.${group}`)} <span className="group-count">{rows.length}</span>
            </h2>
            <ul className="list">
              {rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  mine={box === "to_do" || box === "to_decide"}
                  on={row.id === chosen}
                  onChoose={onChoose}
                >
                  {rowsAside(row)}
                </Row>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Row({
  row,
  mine,
  on,
  onChoose,
  children,
}: {
  row: WorkRow;
  /** The reader holds it: said by the box already. */
  mine: boolean;
  on: boolean;
  onChoose: (id: string) => void;
  /** What may be done with its place in the list. */
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const Glyph = ICONS[row.kind];
  return (
    <li className={on ? "item item-on" : "item"}>
      <Glyph size={18} stroke={1.75} className="dim item-icon" aria-hidden />
      <div className="grow">
        <ToPage
          row={row}
          className="item-title clamp-2"
          data-row={row.id}
          aria-current={on || undefined}
          onClick={(event) => {
            // On a wide screen the row opens beside the list; with a modifier, on a phone, or by Enter on the one that lies there
            // already, the page opens.
            const again = on && event.detail === 0;
            if (event.ctrlKey || event.metaKey || again || window.innerWidth < 1180) return;
            event.preventDefault();
            onChoose(row.id);
          }}
        >
          {row.line_no && <span className="dim item-no">{row.line_no} </span>}
          {row.title}
        </ToPage>
        <p className="item-facts">
          {row.kind !== "task" && !row.step_label && <span>{t(`work.kind.${row.kind}`)}</span>}
          <RowState row={row} />
          {row.step_label && <span>{row.step_label}</span>}
          {row.severity && <Severity degree={row.severity} />}
          <span>{row.lead.short_name}</span>
          {(row.due.on || row.due.printed) && (
            <span>{row.due.on ? t("work.due", { date: showDate(row.due.on) }) : row.due.printed}</span>
          )}
          {row.entered_by && <span>{t("giving.enteredForMe", { name: row.entered_by })}</span>}
          {row.on_paper && <span>{t("paper.forMe", { name: row.on_paper })}</span>}
          {!mine && row.turn && <span>{row.turn}</span>}
          <Flags row={row} />
          {row.snoozed_until && (
            <span className="item-aside">
              <IconClockPause size={14} stroke={2} aria-hidden />
              {t("desk.until", { date: showDate(row.snoozed_until) })}
            </span>
          )}
        </p>
        {row.returned_reason && (
          <p className="quote">
            <IconArrowBackUp size={14} stroke={2} aria-hidden />
            <span>
              <b>{t("work.returnedBy", { name: row.returned_reason.by.full_name })}</b>{" "}
              {row.returned_reason.reason}
            </span>
          </p>
        )}
      </div>
      {(row.kind === "task" || row.due.on) && (
        <TimelinessBadge value={row.timeliness} kind={row.due.kind} state={row.state} />
      )}
      {children}
    </li>
  );
}
