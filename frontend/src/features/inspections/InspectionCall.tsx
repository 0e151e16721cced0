import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { repliesQuery } from "@/shared/api/replyQueries";
import type { Inspection, Transition } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { NotYet } from "@/shared/ui/NotYet";

const aside = (one: Transition): Transition =>
  one.weight === "primary" ? { ...one, weight: "secondary" } : one;

/** What comes next, whose turn it is, and the acts of the reader; on site the one act is to log a finding. */
export function InspectionCall({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const enabled = inspection.transitions.some((one) => one.enabled);
  const onSite = inspection.may.find;
  const subject = { type: "inspection", id: inspection.id } as const;
  const title = `${inspection.code} ${inspection.title}`.trim();
  const turn = useQuery(repliesQuery(inspection.id)).data;
  const next = turn?.next || inspection.waits;
  if (!next && !enabled && !onSite) return null;
  return (
    <section className={enabled || onSite ? "call call-me" : "call"} aria-label={t("planPage.turn")}>
      <div className="grow">
        <p className="strong">{next}</p>
        {turn?.who && <p className="dim small">{t("visit.turn", { who: turn.who })}</p>}
      </div>
      {onSite && (
        <div className="acts">
          <Link
            to="/inspections/$inspectionId/findings/new"
            params={{ inspectionId: inspection.id }}
            className="button-link button-primary grow"
          >
            {t("finding.log")}
          </Link>
        </div>
      )}
      {onSite && inspection.state === "ON_SITE" ? (
        // On site the one act is to log what is found; the lifecycle's next step stands beside it.
        <div className="beside">
          <Acts transitions={inspection.transitions.map(aside)} subject={subject} title={title} />
        </div>
      ) : (
        <Acts transitions={inspection.transitions} subject={subject} title={title} />
      )}
      <NotYet transitions={inspection.transitions} />
    </section>
  );
}
