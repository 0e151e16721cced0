import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { optionsQuery } from "@/shared/api/queries";
import type { Draw, InspectionPlan, Person } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { Refusal } from "@/shared/live/Refusal";
import { readDate, showDate } from "@/shared/ui/dates";
import { within } from "./named";
import { saidOf, usePlanAct } from "./usePlanAct";

/** Surprise inspections of the units drawn, each on its day, with one title, basis and head of the team; in one act. */
export function DrawnVisits({
  plan,
  draw,
  onClose,
}: {
  plan: InspectionPlan;
  draw: Draw;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const rows = draw.result.filter((one) => !one.inspection);
  const [title, setTitle] = useState(t("yearPlan.surpriseName", { programme: within(plan.programme.name) }));
  const [basis, setBasis] = useState(
    t("yearPlan.basis", { number: plan.number, date: showDate(plan.issued_on) }),
  );
  const [days, setDays] = useState<Record<string, string>>({});
  const [head, setHead] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const ids = useRef<Record<string, string>>({});
  const options = useQuery(optionsQuery("people")).data?.items ?? [];
  const people = options.filter((one): one is Person => "full_name" in one);
  const make = usePlanAct(onClose);
  const wanted = rows.filter((one) => days[one.id]?.trim());
  const dayOf = (id: string) => readDate(days[id] ?? "", plan.year);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!title.trim() || !wanted.length || wanted.some((one) => !dayOf(one.id))) return;
    make.mutate({
      path: `draws/${draw.id}/visits`,
      body: {
        items: wanted.map((one) => {
          ids.current[one.id] ??= uuid7();
          const day = dayOf(one.id);
          return { id: ids.current[one.id], unit: Number(one.id), starts_on: day, ends_on: day };
        }),
        title: title.trim(),
        basis: basis.trim(),
        team: head ? [{ person: Number(head), role: "HEAD" }] : [],
      },
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal problem={make.problem} />
      <p className="dim small">{t("yearPlan.makeVisitsHelp")}</p>
      <TextInput
        label={t("inspection.title")}
        withAsterisk
        maxLength={500}
        value={title}
        error={tried && !title.trim() ? t("inspection.needTitle") : saidOf(make.problem, "title")}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <fieldset className="pool-choice">
        <legend>{t("inspection.visit")}</legend>
        {rows.map((one) => (
          <TextInput
            key={one.id}
            label={one.name}
            placeholder={t("dialog.dateHelp")}
            inputMode="numeric"
            value={days[one.id] ?? ""}
            error={
              tried && (days[one.id]?.trim() ? !dayOf(one.id) : !wanted.length)
                ? t("inspection.needDate")
                : undefined
            }
            onChange={(event) => setDays({ ...days, [one.id]: event.currentTarget.value })}
          />
        ))}
      </fieldset>
      <Select
        label={t("yearPlan.head")}
        searchable
        clearable
        placeholder={t("yearPlan.leadNone")}
        data={people.map((one) => ({
          value: String(one.id),
          label: [one.full_name, one.title].filter(Boolean).join(" · "),
        }))}
        value={head}
        error={saidOf(make.problem, "team")}
        onChange={setHead}
      />
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
        <Button type="submit" loading={make.isPending} disabled={!wanted.length}>
          {t("yearPlan.makeVisitsNow", { count: wanted.length })}
        </Button>
      </div>
    </form>
  );
}
