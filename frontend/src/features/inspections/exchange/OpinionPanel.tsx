import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { repliesQuery } from "@/shared/api/replyQueries";
import type { Inspection, Reply } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { Draft, Opinion } from "@/shared/reply/Opinion";
import { StandingBadge } from "@/shared/reply/StanceBadge";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Severity } from "@/shared/ui/Severity";

/** After the minutes: the draft findings as they were sent, and what the unit says of each. */
export function OpinionPanel({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const opinion = useQuery(repliesQuery(inspection.id)).data?.opinion;
  if (!opinion) return null;
  const inner = opinion.representation === "inner";
  const waiting = inspection.state === "MINUTES_SIGNED" && opinion.state !== "RELEASED";
  return (
    <Panel title={t("reply.opinion")} aside={t("reply.due", { date: showDate(opinion.due_on) })}>
      <p className="badges">
        <StandingBadge reply={opinion} />
        {opinion.number && opinion.date && (
          <span className="small">
            {t("reply.sentAs", { number: opinion.number, date: showDate(opinion.date) })}
          </span>
        )}
      </p>
      {(opinion.rounds.length > 0 || inner) && <Summary opinion={opinion} />}
      {waiting && <p className="small dim">{t("reply.silence")}</p>}
      <ul className="opinion-rows">
        {opinion.rows.map((row) => (
          <li key={row.id}>
            <div>
              <Draft row={row} />
              {row.draft && (
                <p className="item-facts">
                  <Severity degree={row.draft.severity} />
                  <span>
                    <AreaName code={row.draft.area} />
                  </span>
                </p>
              )}
            </div>
            <div>
              <Opinion row={row} />
            </div>
          </li>
        ))}
      </ul>
      <Link to="/replies/$replyId" params={{ replyId: opinion.id }} className="button-link self-start">
        {t(opinion.may_write ? "reply.openOpinion" : "reply.read")}
      </Link>
    </Panel>
  );
}

/** How many of the findings the unit agrees with. */
function Summary({ opinion }: { opinion: Reply }) {
  const { t } = useTranslation();
  const count = (stance: string) => opinion.rows.filter((row) => row.stance === stance).length;
  return (
    <p className="small dim">
      {t("reply.said", {
        agree: count("AGREE"),
        partly: count("PARTLY"),
        disagree: count("DISAGREE"),
        silent: opinion.rows.filter((row) => !row.stance).length,
      })}
    </p>
  );
}
