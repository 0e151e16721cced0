import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconPencilPlus, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { targetsQuery } from "@/shared/api/planQueries";
import type { Plan, Target } from "@/shared/api/types";
import { CourseBadge } from "@/shared/ui/CourseBadge";
import { showDate } from "@/shared/ui/dates";
import { showNumber } from "@/shared/ui/numbers";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { PrintedCells, TargetHeads } from "./columns";
import { FigureForm } from "./FigureForm";
import { Objectives } from "./Objectives";
import { Series } from "./Series";
import { TargetForm } from "./TargetForm";

/** The plan's targets: what was asked, how far each is, and on unfolding why and from which figures. */
export function TargetsTab({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const targets = useQuery(targetsQuery(plan.id));
  const [open, setOpen] = useState<string>();
  const [entering, enter] = useState<Target>();
  const [editing, edit] = useState<Target | "new">();
  if (targets.isPending) return <Loading rows={6} height={48} />;
  if (targets.error) return <Failed error={targets.error} retry={() => void targets.refetch()} />;
  const add = plan.may.edit && (
    <div className="stack">
      <p className="dim small">{t("targets.editHelp")}</p>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => edit("new")}
        >
          {t("targets.add")}
        </Button>
      </div>
    </div>
  );
  const form = editing && (
    <TargetForm
      plan={plan}
      target={editing === "new" ? undefined : editing}
      onClose={() => edit(undefined)}
    />
  );
  if (!targets.data.items.length)
    return (
      <div className="stack">
        <Objectives plan={plan} />
        {!plan.objectives.length && <Empty title={t("plans.empty")} />}
        {add}
        {form}
      </div>
    );
  return (
    <div className="stack">
      <Objectives plan={plan} />
      <div className="table-wrap">
        <table className="outline outline-folds targets">
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
                  edit={plan.may.edit ? () => edit(target) : undefined}
                />
                {open === target.lineage && (
                  <tr className="target-more">
                    <td colSpan={8}>
                      <Series target={target} year={plan.year} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
        {entering && <FigureForm planId={plan.id} target={entering} onClose={() => enter(undefined)} />}
      </div>
      {add}
      {form}
    </div>
  );
}

function Row({
  target,
  open,
  turn,
  enter,
  edit,
}: {
  target: Target;
  open: boolean;
  turn: () => void;
  enter: () => void;
  edit?: () => void;
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
        ) : edit ? (
          <button
            type="button"
            className="edit-cell"
            aria-label={`${t("targets.edit")} ${target.line_no}`}
            onClick={edit}
          >
            {target.name}
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
