import { Button, Modal, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/planQueries";
import type { InspectionPlans } from "@/shared/api/types";
import { Refusal } from "@/shared/live/Refusal";
import { ProgrammeField, REFORM } from "@/shared/ui/ProgrammeField";
import { useThisYear } from "@/shared/ui/years";
import { within } from "./named";
import { PlanFields } from "./PlanFields";
import { saidOf, usePlanAct } from "./usePlanAct";

type Made = InspectionPlans["made_for"];

/** A draft for a year that has none of its programme yet. */
export function MakePlan({ made }: { made: Made }) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>{t("yearPlan.make")}</Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title={t("yearPlan.makeTitle")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form made={made} onClose={() => open(false)} />
      </Modal>
    </>
  );
}

function Form({ made, onClose }: { made: Made; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = Number(useThisYear());
  const [programme, setProgramme] = useState(REFORM);
  const [chosen, setYear] = useState<number | null>(null);
  const year = chosen ?? (made.some((one) => one.code === programme && one.year === now) ? now + 1 : now);
  const [title, setTitle] = useState<string | null>(null);
  const [lots, setLots] = useState(0);
  const programmes = useQuery(plansQuery).data?.programmes ?? [];
  const called = programmes.find((one) => one.code === programme)?.name ?? "";
  const named = title ?? t("yearPlan.usualName", { year, programme: within(called) });
  const make = usePlanAct((plan) => {
    onClose();
    void navigate({ to: "/inspections/plans/$planId", params: { planId: plan.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({
      withId: true,
      path: "inspection-plans",
      body: { year, title: named.trim(), surprise_visits: lots, programme },
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal problem={make.problem} />
      <NumberInput
        label={t("yearPlan.year")}
        min={2000}
        max={2100}
        allowDecimal={false}
        value={year}
        error={saidOf(make.problem, "year")}
        onChange={(value) => typeof value === "number" && setYear(value)}
      />
      <ProgrammeField value={programme} set={setProgramme} />
      <PlanFields
        title={named}
        lots={lots}
        error={saidOf(make.problem, "title")}
        setTitle={setTitle}
        setLots={setLots}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={make.isPending}>
          {t("yearPlan.make")}
        </Button>
      </div>
    </form>
  );
}
