import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { originQuery } from "@/shared/api/inspectionPlanQueries";
import type { Inspection } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

/** Whence it is: a line of the yearly plan, or a draw by lot; with the way there. */
export function Origin({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const inner = inspection.representation === "inner";
  const origin = useQuery({ ...originQuery(inspection.id), enabled: inner }).data;
  if (!origin?.plan) return null;
  const { id, number, title } = origin.plan;
  return (
    <p className="small">
      {origin.drawn_at ? t("yearPlan.drawnOn", { date: showDate(origin.drawn_at) }) : t("yearPlan.fromLine")}{" "}
      <Link to="/inspections/plans/$planId" params={{ planId: id }} className="link">
        {number || title}
      </Link>
    </p>
  );
}
