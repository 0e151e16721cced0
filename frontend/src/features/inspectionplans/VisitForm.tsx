import { Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionPlan, InspectionPlanLine } from "@/shared/api/types";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { readDate, showDate } from "@/shared/ui/dates";
import { within } from "./named";
import { saidOf, usePlanAct } from "./usePlanAct";

/** The inspection of a line: unit, kind and team lead are the line's; the days are said here. */
export function VisitForm({
  plan,
  line,
  onClose,
}: {
  plan: InspectionPlan;
  line: InspectionPlanLine;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState(
    t("yearPlan.visitName", { programme: within(plan.programme.name), unit: line.unit.short_name }),
  );
  const [from, setFrom] = useState(line.starts_on ? showDate(line.starts_on) : "");
  const [to, setTo] = useState(line.ends_on && line.ends_on !== line.starts_on ? showDate(line.ends_on) : "");
  const [basis, setBasis] = useState(
    t("yearPlan.basis", { number: plan.number, date: showDate(plan.issued_on) }),
  );
  const [tried, setTried] = useState(false);
  const make = usePlanAct((_, id) => {
    notifications.show({ message: t("yearPlan.visitMade"), autoClose: 5000 });
    void navigate({ to: "/inspections/$inspectionId", params: { inspectionId: id }, search: {} });
  });
  const [seen] = useBasis(plan.version, make.problem);
  const starts = readDate(from, plan.year);
  const ends = to ? readDate(to, plan.year) : starts;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!title.trim() || !starts || !ends) return;
    make.mutate({
      withId: true,
      path: `inspection-plans/${plan.id}/lines/${line.id}/inspection`,
      ifMatch: `"v${seen}"`,
      body: { title: title.trim(), starts_on: starts, ends_on: ends, basis: basis.trim() },
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal problem={make.problem} />
      <TextInput
        label={t("inspection.title")}
        withAsterisk
        maxLength={500}
        value={title}
        error={tried && !title.trim() ? t("inspection.needTitle") : saidOf(make.problem, "title")}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className="two-fields">
        <TextInput
          label={t("inspection.from")}
          withAsterisk
          description={t("dialog.dateHelp")}
          inputMode="numeric"
          value={from}
          error={tried && !starts ? t("inspection.needDate") : saidOf(make.problem, "starts_on")}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={t("inspection.to")}
          description={t("inspection.toHelp")}
          inputMode="numeric"
          value={to}
          error={tried && to && !ends ? t("inspection.needDate") : saidOf(make.problem, "ends_on")}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label={t("task.basis")}
        autosize
        minRows={2}
        maxLength={2000}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={make.isPending}>
          {t("inspections.plan")}
        </Button>
      </div>
    </form>
  );
}
