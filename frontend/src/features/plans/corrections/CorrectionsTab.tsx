import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCircleCheck, IconCircleX, IconHourglass, type IconProps } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Plan, PlanCorrection } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Refusal } from "@/shared/live/Refusal";
import { Badge, type Tone } from "@/shared/ui/badges";
import { showMoment } from "@/shared/ui/dates";
import { Empty } from "@/shared/ui/states";
import { ProposeForm } from "./ProposeForm";

const LOOKS: Record<PlanCorrection["state"], [Tone, ComponentType<IconProps>]> = {
  PROPOSED: ["amber", IconHourglass],
  CONFIRMED: ["green", IconCircleCheck],
  DECLINED: ["grey", IconCircleX],
};

/** What was typed wrongly here: proposed by one person, confirmed by another, old and new both kept. */
export function CorrectionsTab({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  return (
    <div className="stack page-narrow">
      <p className="dim small">{t("corrections.help")}</p>
      {plan.corrections.length === 0 ? (
        <Empty title={t("corrections.empty")} />
      ) : (
        <ul className="plain-list stack">
          {plan.corrections.map((one) => (
            <One key={one.id} plan={plan} one={one} />
          ))}
        </ul>
      )}
      {plan.may.correct && <ProposeForm plan={plan} />}
    </div>
  );
}

function One({ plan, one }: { plan: Plan; one: PlanCorrection }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settle = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
    notifications.show({ message: t("corrections.settled"), autoClose: 6000 });
  });
  const say = (agree: boolean) =>
    settle.mutate({
      path: `plans/${plan.id}/corrections/${one.id}`,
      body: { agree },
      ifMatch: `"v${plan.version}"`,
    });
  return (
    <li className="panel correction">
      <p className="item-facts">
        <Badge tone={LOOKS[one.state][0]} icon={LOOKS[one.state][1]}>
          {t(`corrections.state.${one.state}`)}
        </Badge>
        <b>
          {one.line_no ? t("corrections.lineNo", { no: one.line_no }) : t("corrections.document")} ·{" "}
          {one.label}
        </b>
      </p>
      <p className="old-new">
        {one.old && (
          <del>
            <span className="visually-hidden">{t("versions.before")}: </span>
            {one.old}
          </del>
        )}
        <ins>
          <span className="visually-hidden">{t("versions.after")}: </span>
          {one.new}
        </ins>
      </p>
      <p>{one.reason}</p>
      <p className="dim small">
        {t("corrections.by", { name: one.by.full_name, time: showMoment(one.at) })}
        {one.settled_by &&
          ` · ${t(`corrections.state.${one.state}`)}: ${t("corrections.settledBy", { name: one.settled_by.full_name, time: showMoment(one.settled_at ?? "") })}`}
      </p>
      <Refusal problem={settle.problem} />
      {one.may_settle && (
        <div className="acts">
          <Button loading={settle.isPending} onClick={() => say(true)}>
            {t("corrections.confirm")}
          </Button>
          <Button variant="default" disabled={settle.isPending} onClick={() => say(false)}>
            {t("corrections.decline")}
          </Button>
        </div>
      )}
    </li>
  );
}
