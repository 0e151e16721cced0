import { Button, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionPlan } from "@/shared/api/types";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { PlanFields } from "./PlanFields";
import { Reason } from "./Reason";
import { saidOf, usePlanAct } from "./usePlanAct";

/** Another title, another number to be drawn. */
export function MendPlan({ plan }: { plan: InspectionPlan }) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => open(true)}>
        {t("yearPlan.mend")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title={t("yearPlan.mendTitle")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form plan={plan} onClose={() => open(false)} />
      </Modal>
    </>
  );
}

function Form({ plan, onClose }: { plan: InspectionPlan; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(plan.title);
  const [lots, setLots] = useState(plan.surprise_visits);
  const [reason, setReason] = useState("");
  const save = usePlanAct(onClose);
  const [seen, see] = useBasis(plan.version, save.problem);
  const said = (one: { title: string; lots: number }) => ({
    [t("yearPlan.name")]: one.title,
    [t("yearPlan.lots")]: String(one.lots),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      method: "PUT",
      path: `inspection-plans/${plan.id}`,
      body: { title: title.trim(), surprise_visits: lots, reason: reason.trim() },
      ifMatch: `"v${seen}"`,
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal
        problem={save.problem}
        theirs={{ title: plan.title, lots: plan.surprise_visits }}
        mine={{ title, lots }}
        said={said}
        take={(next) => {
          see(plan.version);
          setTitle(next.title);
          setLots(next.lots);
        }}
      />
      <PlanFields
        title={title}
        lots={lots}
        error={saidOf(save.problem, "title")}
        setTitle={setTitle}
        setLots={setLots}
      />
      <Reason plan={plan} reason={reason} set={setReason} problem={save.problem} />
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("yearPlan.save")}
        </Button>
      </div>
    </form>
  );
}
