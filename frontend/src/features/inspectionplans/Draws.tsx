import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Draw, InspectionPlan } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { DrawCard } from "./DrawCard";
import { DrawForm } from "./DrawForm";
import { DrawnVisits } from "./DrawnVisits";

type Asked = { what: "draw" } | { what: "again" | "visits"; draw: Draw };

/** The draws by lot of a plan, each with all one needs to recompute it; those held again stay. */
export function Draws({ plan }: { plan: InspectionPlan }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const held = plan.draws.filter((draw) => !draw.replaced);
  const drawn = held.reduce((sum, draw) => sum + draw.count, 0);
  const titles = {
    draw: t("yearPlan.drawTitle"),
    again: t("yearPlan.drawTitle"),
    visits: t("yearPlan.makeVisitsTitle"),
  };
  return (
    <Panel
      title={t("yearPlan.draws")}
      aside={t("yearPlan.drawsAside", { drawn, lots: plan.surprise_visits })}
    >
      <p className="dim small">{t("yearPlan.drawsHelp")}</p>
      {plan.draws.length === 0 && <p className="dim">{t("yearPlan.noDraws")}</p>}
      {[...plan.draws].reverse().map((draw) => (
        <DrawCard
          key={draw.id}
          draw={draw}
          again={plan.may.draw && !draw.replaced ? () => ask({ what: "again", draw }) : undefined}
          visits={canMake(plan, draw) ? () => ask({ what: "visits", draw }) : undefined}
        />
      ))}
      {plan.may.draw && (
        <Button variant="default" className="self-start no-print" onClick={() => ask({ what: "draw" })}>
          {t("yearPlan.draw")}
        </Button>
      )}
      <Modal
        opened={asked !== null}
        onClose={close}
        title={asked && titles[asked.what]}
        size="lg"
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked?.what === "draw" && (
          <DrawForm plan={plan} usual={Math.max(1, plan.surprise_visits - drawn)} onClose={close} />
        )}
        {asked?.what === "again" && (
          <DrawForm plan={plan} usual={asked.draw.count} again={asked.draw} onClose={close} />
        )}
        {asked?.what === "visits" && <DrawnVisits plan={plan} draw={asked.draw} onClose={close} />}
      </Modal>
    </Panel>
  );
}

const canMake = (plan: InspectionPlan, draw: Draw): boolean =>
  plan.may.draw && draw.tells && !draw.replaced && draw.result.some((one) => !one.inspection);
