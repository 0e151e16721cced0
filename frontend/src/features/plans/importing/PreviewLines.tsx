import { IconAlertCircle } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Finding, Preview, ReadTask } from "@/shared/api/types";
import { ShownOf } from "@/shared/ui/ShownOf";
import { useGrowing } from "@/shared/ui/useGrowing";
import { LineHeads, LineText } from "../page/lines";
import { Star } from "../page/Star";
import { byRow } from "./problems";
import { ReadDeadline } from "./ReadDeadline";

type Names = Map<string, string>;

/** Every line by area: printed beside understood, so that a wrong reading is seen before it is kept. */
export function PreviewLines({
  preview,
  keys,
  toggle,
}: {
  preview: Preview;
  keys: string[];
  toggle: (no: string) => void;
}) {
  const { t } = useTranslation();
  const names: Names = useMemo(
    () => new Map(preview.units.map((unit) => [unit.code, unit.short_name])),
    [preview.units],
  );
  const problems = useMemo(() => byRow(preview.errors), [preview.errors]);
  const growing = useGrowing(preview.tasks.length);
  const titles = new Map(preview.areas.map(({ area, title }) => [area as string, title]));
  return (
    <>
      <ShownOf growing={growing} total={preview.tasks.length} />
      <div className="table-wrap">
        <table className="outline reading">
          <thead>
            <tr>
              <LineHeads />
              <th scope="col">
                <div className="reading-pair">
                  <span>{t("importing.printed")}</span>
                  <span>{t("importing.understood")}</span>
                </div>
              </th>
            </tr>
          </thead>
          {areasOf(preview.tasks, growing.shown).map(({ area, tasks, count }) => (
            <tbody key={`${tasks[0]?.sheet}:${tasks[0]?.row}`}>
              <tr className="outline-area">
                <th scope="rowgroup" colSpan={4}>
                  {(area && titles.get(area)) || tasks[0]?.area_title || t("importing.kind.area")}{" "}
                  <span className="dim small">{t("importing.lineCount", { count })}</span>
                </th>
              </tr>
              {tasks.map((task) => (
                <Line
                  key={`${task.sheet}:${task.row}`}
                  task={task}
                  names={names}
                  problems={problems.get(`${task.sheet}:${task.row}`) ?? []}
                  on={keys.includes(task.line)}
                  toggle={toggle}
                />
              ))}
            </tbody>
          ))}
        </table>
        <div ref={growing.end} />
      </div>
    </>
  );
}

/** The lines up to `shown` under their areas, each with how many it has in all. */
function areasOf(lines: ReadTask[], shown: number) {
  const found: { area: string | null; tasks: ReadTask[]; count: number }[] = [];
  for (const [at, task] of lines.entries()) {
    let last = found.at(-1);
    if (!last || last.area !== task.area) {
      if (at >= shown) break;
      last = { area: task.area, tasks: [], count: 0 };
      found.push(last);
    }
    last.count += 1;
    if (at < shown) last.tasks.push(task);
  }
  return found;
}

function Line({
  task,
  names,
  problems,
  on,
  toggle,
}: {
  task: ReadTask;
  names: Names;
  problems: Finding[];
  on: boolean;
  toggle: (no: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <tr className={task.parent ? "outline-sub" : ""}>
      <td className="star-cell">
        {!task.heading && (
          <Star on={on} label={t("importing.keyOn", { no: task.line })} onClick={() => toggle(task.line)} />
        )}
      </td>
      <td className="outline-no">{task.line}</td>
      <td className={task.heading ? "outline-heading" : ""}>
        <LineText line={task} />
        {problems.map((problem) => (
          <p key={`${problem.cell}${problem.code}`} className="row-problem small">
            <IconAlertCircle size={14} stroke={2} aria-hidden />
            {problem.message}
          </p>
        ))}
      </td>
      <td>
        {task.heading && !task.lead ? (
          <span className="dim">{t("importing.heading")}</span>
        ) : (
          <Readings task={task} names={names} />
        )}
      </td>
    </tr>
  );
}

function Readings({ task, names }: { task: ReadTask; names: Names }) {
  const { t } = useTranslation();
  const inside = task.coordinating.map((code) => names.get(code) ?? code);
  return (
    <dl className="readings">
      <Pair label={t("importing.leadUnit")} printed={task.lead_printed}>
        {task.lead ? (
          <b>{names.get(task.lead) ?? task.lead}</b>
        ) : (
          <span className="row-problem">{t("importing.noLead")}</span>
        )}
      </Pair>
      <Pair label={t("importing.partners")} printed={task.coordinating_printed}>
        {inside.length + task.coordinating_external.length === 0 && "–"}
        {inside.join(", ")}
        {task.coordinating_external.map((name) => (
          <span key={name} className="external">
            {name} <span className="dim">({t("importing.external")})</span>
          </span>
        ))}
      </Pair>
      <Pair label={t("importing.deadline")} printed={task.deadline.as_printed}>
        <ReadDeadline deadline={task.deadline} />
      </Pair>
    </dl>
  );
}

function Pair({ label, printed, children }: { label: string; printed: string; children: ReactNode }) {
  return (
    <div className="reading-pair">
      <dt>
        <span className="reading-label">{label}</span>
        <span className="reading-printed">{printed || "–"}</span>
      </dt>
      <dd className="break">{children}</dd>
    </div>
  );
}
