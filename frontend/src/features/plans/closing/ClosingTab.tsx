import { IconCircleDot, IconHourglass, IconLock, type IconProps } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { closingQuery } from "@/shared/api/planQueries";
import type { Plan, YearClosing } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { Badge, type Tone } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Failed, Loading } from "@/shared/ui/states";
import { FrozenTable } from "./FrozenTable";
import { LeftLines } from "./LeftLines";
import { NextYear } from "./NextYear";

const LOOKS: Record<YearClosing["state"], [Tone, ComponentType<IconProps>]> = {
  OPEN: ["grey", IconCircleDot],
  PROPOSED: ["amber", IconHourglass],
  LOCKED: ["green", IconLock],
};

/** The turn of the year: what is left, the figures that were frozen, next year's draft. */
export function ClosingTab({ plan }: { plan: Plan }) {
  const closing = useQuery(closingQuery(plan.id));
  if (closing.isPending) return <Loading rows={4} height={72} />;
  if (closing.error) return <Failed error={closing.error} retry={() => void closing.refetch()} />;
  if (plan.state !== "ISSUED") return <NextYear plan={plan} closing={closing.data} />;
  return (
    <div className="stack">
      <Stand plan={plan} closing={closing.data} />
      <NextYear plan={plan} closing={closing.data} />
      <FrozenTable closing={closing.data} />
      <LeftLines plan={plan} closing={closing.data} />
    </div>
  );
}

/** Requests that nobody answered: each leads to its task, and goes along with it where its line is carried. */
function Asked({ closing }: { closing: YearClosing }) {
  const { t } = useTranslation();
  return (
    <div className="small">
      <p className="strong">{t("year.undecided", { count: closing.requests.length })}</p>
      <p className="dim">{t("year.undecidedHelp", { year: closing.year + 1 })}</p>
      <ul>
        {closing.requests.map((asked) => (
          <li key={asked.id}>
            <Link className="link" to="/tasks/$taskId" params={{ taskId: asked.id }}>
              {asked.title}
            </Link>
            : {asked.waits}
            {asked.carried && ` · ${t("year.goesAlong", { year: closing.year + 1 })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Proposed by one, closed by another: their buttons stand where what is still missing is told. */
const STEPS = ["propose_closing", "return_closing", "lock_year"];

function Stand({ plan, closing }: { plan: Plan; closing: YearClosing }) {
  const { t } = useTranslation();
  const [tone, icon] = LOOKS[closing.state];
  return (
    <section className="panel stack year-stand" aria-label={t("year.tab")}>
      <p className="item-facts">
        <Badge tone={tone} icon={icon}>
          {t(`year.state.${closing.state}`)}
        </Badge>
        {closing.proposed_by && (
          <span>
            {t("year.proposedBy", {
              name: closing.proposed_by.full_name,
              time: showMoment(closing.proposed_at ?? ""),
            })}
          </span>
        )}
        {closing.locked_by && (
          <span>
            {t("year.lockedBy", {
              name: closing.locked_by.full_name,
              time: showMoment(closing.locked_at ?? ""),
            })}
          </span>
        )}
      </p>
      {closing.state === "OPEN" && (
        <p className="dim small">{t("year.openHelp", { day: showDate(closing.cut_off) })}</p>
      )}
      {closing.state === "PROPOSED" && (
        <p className="small strong">
          {closing.left > 0 ? t("year.left", { count: closing.left }) : t("year.settled")}
        </p>
      )}
      {closing.state !== "OPEN" && closing.requests.length > 0 && <Asked closing={closing} />}
      <Acts
        transitions={plan.transitions.filter((transition) => STEPS.includes(transition.name))}
        subject={{ type: "plan", id: plan.id }}
        title={plan.title}
        keys={false}
      />
    </section>
  );
}
