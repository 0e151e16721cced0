import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Inspection } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { NotYet } from "@/shared/ui/NotYet";

/** What it waits for, and the acts of the reader; on site the one act is to log a finding. */
export function InspectionCall({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const enabled = inspection.transitions.some((one) => one.enabled);
  const onSite = inspection.may.find;
  if (!inspection.waits && !enabled && !onSite) return null;
  return (
    <section className={enabled || onSite ? "call call-me" : "call"} aria-label={t("planPage.turn")}>
      <div className="grow">
        <p className="strong">{inspection.waits}</p>
      </div>
      {onSite && (
        <Link
          to="/inspections/$inspectionId/findings/new"
          params={{ inspectionId: inspection.id }}
          className="button-link button-primary"
        >
          {t("finding.log")}
        </Link>
      )}
      <Acts
        // On site the primary act is to log what is found; the lifecycle's next step stands beside it.
        transitions={
          onSite
            ? inspection.transitions.map((one) =>
                one.weight === "primary" && inspection.state === "ON_SITE"
                  ? { ...one, weight: "secondary" }
                  : one,
              )
            : inspection.transitions
        }
        subject={{ type: "inspection", id: inspection.id }}
        title={`${inspection.code} ${inspection.title}`.trim()}
      />
      <NotYet transitions={inspection.transitions} />
    </section>
  );
}
