import { Checkbox } from "@mantine/core";
import { IconAlertTriangle, IconArrowForwardUp, IconCalendarPlus, IconInfinity } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan, YearClosing } from "@/shared/api/types";
import { Badge, StateBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Promised } from "@/shared/ui/Promised";
import { Empty } from "@/shared/ui/states";
import { SettleBar } from "./SettleBar";

type Line = YearClosing["lines"][number];

/** What has not ended: one by one or together it is carried into next year or cancelled. */
export function LeftLines({ plan, closing }: { plan: Plan; closing: YearClosing }) {
  const { t } = useTranslation();
  const [picked, pick] = useState<string[]>([]);
  const { lines, may } = closing;
  const chosen = lines.filter((line) => picked.includes(line.id)).map((line) => line.id);
  const toggle = (id: string) =>
    pick(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  if (!lines.length) return <Empty title={t("year.noLines")} />;
  return (
    <section className="stack" aria-label={t("year.lines")}>
      <div>
        <h2 className="group">
          {t("year.lines")} <span className="number">({lines.length})</span>
        </h2>
        <p className="dim small">{t("year.linesHelp")}</p>
      </div>
      {may.settle && (
        <Checkbox
          label={t("year.chooseAll")}
          checked={chosen.length === lines.length}
          indeterminate={chosen.length > 0 && chosen.length < lines.length}
          onChange={() => pick(chosen.length === lines.length ? [] : lines.map((line) => line.id))}
        />
      )}
      <ul className="list">
        {lines.map((line) => (
          <li key={line.id} className="item year-line">
            {may.settle && (
              <Checkbox
                aria-label={t("year.choose", { no: line.no })}
                checked={chosen.includes(line.id)}
                onChange={() => toggle(line.id)}
              />
            )}
            <Left
              line={line}
              year={closing.year}
              asked={closing.requests.filter((one) => one.line === line.id).length}
            />
          </li>
        ))}
      </ul>
      {may.settle && chosen.length > 0 && (
        <SettleBar plan={plan} closing={closing} chosen={chosen} done={() => pick([])} />
      )}
    </section>
  );
}

function Left({ line, year, asked }: { line: Line; year: number; asked: number }) {
  const { t } = useTranslation();
  const [only] = line.tasks.length === 1 ? line.tasks : [];
  const name = `${line.no}. ${line.title}`;
  return (
    <div className="grow">
      <p className="strong year-title">
        {only ? (
          <Link className="item-title" to="/tasks/$taskId" params={{ taskId: only.id }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </p>
      <p className="item-facts">
        {line.carried && (
          <Badge tone="teal" icon={IconArrowForwardUp}>
            {t("year.carried", { year: year + 1 })}
          </Badge>
        )}
        <Promised said={line.promised} />
        {asked > 0 && (
          <Badge tone="amber" icon={IconCalendarPlus}>
            {t("year.undecided", { count: asked })}
          </Badge>
        )}
      </p>
      <ul className="plain-list">
        {line.tasks.map((task) => (
          <li key={task.id}>
            <p className="item-facts">
              {only ? (
                <span>{task.lead_name}</span>
              ) : (
                <Link className="link" to="/tasks/$taskId" params={{ taskId: task.id }}>
                  {task.lead_name}
                </Link>
              )}
              <StateBadge state={task.state} returned={0} look="plain" />
              {task.regular ? (
                <Badge tone="grey" icon={IconInfinity} look="plain">
                  {t("year.regular")}
                </Badge>
              ) : (
                <span>{task.due_on ? showDate(task.due_on) : t("year.noDate")}</span>
              )}
              {task.missing.length > 0 && (
                <Badge tone="red" icon={IconAlertTriangle} look="plain">
                  {t("year.missing", { names: task.missing.join(", ") })}
                </Badge>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
