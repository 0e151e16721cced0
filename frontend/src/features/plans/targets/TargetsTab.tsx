import { IconChevronDown, IconChevronRight, IconPencilPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { targetsQuery } from "@/shared/api/planQueries";
import type { Target } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { showNumber } from "@/shared/ui/numbers";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { CourseBadge } from "./CourseBadge";
import { PrintedCells, TargetHeads } from "./columns";
import { FigureForm } from "./FigureForm";
import { Series } from "./Series";

/** The plan's targets: what was asked, how far each is, and on unfolding why and from which figures. */
export function TargetsTab({ planId, year }: { planId: string; year: number }) {
  const { t } = useTranslation();
  const targets = useQuery(targetsQuery(planId));
  const [open, setOpen] = useState<string>();
  const [entering, enter] = useState<Target>();
  if (targets.isPending) return <Loading rows={6} height={48} />;
  if (targets.error) return <Failed error={targets.error} retry={() => void targets.refetch()} />;
  if (!targets.data.items.length) return <Empty title={t("plans.empty")} />;
  return (
    <div className="table-wrap">
      <table className="outline targets">
        <thead>
          <tr>
            <TargetHeads />
            <th scope="col" className="number">
              {t("plans.planned")}
            </th>
            <th scope="col">{t("plans.responsible")}</th>
            <th scope="col" className="number">
              {t("targets.last")}
            </th>
            <th scope="col">{t("targets.course")}</th>
          </tr>
        </thead>
        <tbody>
          {targets.data.items.map((target) => (
            <Fragment key={target.lineage}>
              <Row
                target={target}
                open={open === target.lineage}
                turn={() => setOpen(open === target.lineage ? undefined : target.lineage)}
                enter={() => enter(target)}
              />
              {open === target.lineage && (
                <tr className="target-more">
                  <td colSpan={8}>
                    <Series target={target} year={year} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {entering && <FigureForm planId={planId} target={entering} onClose={() => enter(undefined)} />}
    </div>
  );
}

function Row({
  target,
  open,
  turn,
  enter,
}: {
  target: Target;
  open: boolean;
  turn: () => void;
  enter: () => void;
}) {
  const { t, i18n } = useTranslation();
  const last = target.figures.filter((figure) => figure.counts).at(-1);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <tr>
      <td className="outline-no">{target.line_no}</td>
      <td>
        {target.course ? (
          <button type="button" className="fold target-name" aria-expanded={open} onClick={turn}>
            <Chevron size={16} stroke={1.75} aria-hidden />
            <span>{target.name}</span>
          </button>
        ) : (
          target.name
        )}
        {target.may_report && (
          <button type="button" className="chip chip-small target-enter" onClick={enter}>
            <IconPencilPlus size={14} stroke={1.75} aria-hidden />
            {t("targets.enter")}
            <span className="visually-hidden">: {target.name}</span>
          </button>
        )}
      </td>
      <PrintedCells target={target} />
      <td className="number" data-label={t("plans.planned")}>
        {target.planned_printed || "–"}
      </td>
      <td data-label={t("plans.responsible")}>{target.responsible?.short_name ?? "–"}</td>
      <td className="number" data-label={t("targets.last")}>
        {last ? (
          <>
            <b>{showNumber(last.value, i18n.language)}</b>
            <p className="dim small">{showDate(last.as_on)}</p>
          </>
        ) : (
          "–"
        )}
      </td>
      <td data-label={t("targets.course")}>
        {target.course ? <CourseBadge state={target.course.state} title={target.course.why} /> : "–"}
      </td>
    </tr>
  );
}
