import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { inspectableQuery } from "@/shared/api/inspectionQueries";
import { optionsQuery } from "@/shared/api/queries";
import type { InspectionPlan, InspectionPlanLine, Person } from "@/shared/api/types";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { readDate, showDate } from "@/shared/ui/dates";
import { Reason } from "./Reason";
import { saidOf, usePlanAct } from "./usePlanAct";

const KINDS = ["PLANNED", "SELF", "THEMATIC", "PUBLIC_DUTY", "FOLLOW_UP"] as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1));

const typedOf = (line: InspectionPlanLine | undefined) => ({
  unit: line ? String(line.unit.id) : "",
  kind: line?.kind ?? "PLANNED",
  content: line?.content ?? "",
  month: line?.month ? String(line.month) : "",
  from: line?.starts_on ? showDate(line.starts_on) : "",
  to: line?.ends_on && line.ends_on !== line.starts_on ? showDate(line.ends_on) : "",
  lead: line?.lead ? String(line.lead.id) : "",
  again: line?.again_reason ?? "",
  reason: "",
});

/** A unit more, or a line otherwise. */
export function LineForm({
  plan,
  line,
  onClose,
}: {
  plan: InspectionPlan;
  line?: InspectionPlanLine;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => typedOf(line));
  const [tried, setTried] = useState(false);
  const units = useQuery(inspectableQuery).data?.items ?? [];
  const options = useQuery(optionsQuery("people")).data?.items ?? [];
  const people = options.filter((one): one is Person => "full_name" in one);
  const save = usePlanAct(onClose);
  const [seen, see] = useBasis(plan.version, save.problem);
  const set = (next: Partial<typeof typed>) => setTyped((kept) => ({ ...kept, ...next }));
  const from = typed.from ? readDate(typed.from, plan.year) : null;
  const to = typed.to ? readDate(typed.to, plan.year) : from;
  const badDate = (text: string, day: string | null) =>
    tried && text && !day ? t("inspection.needDate") : undefined;
  const named = (list: { id: number; full_name?: string; name?: string }[], id: string) => {
    const one = list.find((other) => String(other.id) === id);
    return one?.full_name ?? one?.name ?? "";
  };
  const said = (words: typeof typed) => ({
    [t("yearPlan.unit")]: named(units, words.unit),
    [t("yearPlan.kind")]: t(`inspectionKind.${words.kind}`),
    [t("yearPlan.content")]: words.content,
    [t("yearPlan.month")]: words.month && t("yearPlan.monthOf", { month: words.month }),
    [t("yearPlan.from")]: words.from,
    [t("yearPlan.to")]: words.to,
    [t("yearPlan.head")]: named(people, words.lead),
    [t("yearPlan.again")]: words.again,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!typed.unit || (typed.from && !from) || (typed.to && !to)) return;
    save.mutate({
      ...(line ? { method: "PUT" as const } : { withId: true }),
      path: `inspection-plans/${plan.id}/lines${line ? `/${line.id}` : ""}`,
      ifMatch: `"v${seen}"`,
      body: {
        unit: Number(typed.unit),
        kind: typed.kind,
        content: typed.content.trim(),
        month: typed.month ? Number(typed.month) : null,
        starts_on: from,
        ends_on: to,
        lead: typed.lead ? Number(typed.lead) : null,
        again_reason: typed.again.trim(),
        reason: typed.reason.trim(),
      },
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal
        problem={save.problem}
        theirs={line && typedOf(line)}
        mine={typed}
        said={said}
        take={(next) => {
          see(plan.version);
          setTyped((kept) => ({ ...next, reason: kept.reason }));
        }}
      />
      <div className="two-fields">
        <Select
          label={t("yearPlan.unit")}
          withAsterisk
          searchable
          placeholder={t("dialog.choose")}
          data={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
          value={typed.unit || null}
          error={tried && !typed.unit ? t("yearPlan.needUnit") : saidOf(save.problem, "unit")}
          onChange={(unit) => set({ unit: unit ?? "" })}
        />
        <Select
          label={t("yearPlan.kind")}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`inspectionKind.${value}`) }))}
          value={typed.kind}
          onChange={(kind) => set({ kind: KINDS.find((one) => one === kind) ?? "PLANNED" })}
        />
      </div>
      <Textarea
        label={t("yearPlan.content")}
        autosize
        minRows={2}
        maxLength={2000}
        value={typed.content}
        onChange={(event) => set({ content: event.currentTarget.value })}
      />
      <div className="three-fields">
        <Select
          label={t("yearPlan.month")}
          clearable
          disabled={Boolean(from)}
          data={MONTHS.map((value) => ({ value, label: t("yearPlan.monthOf", { month: value }) }))}
          value={from ? String(Number(from.slice(5, 7))) : typed.month || null}
          onChange={(month) => set({ month: month ?? "" })}
        />
        <TextInput
          label={t("yearPlan.from")}
          inputMode="numeric"
          value={typed.from}
          error={badDate(typed.from, from) ?? saidOf(save.problem, "starts_on")}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t("yearPlan.to")}
          inputMode="numeric"
          value={typed.to}
          error={badDate(typed.to, to) ?? saidOf(save.problem, "ends_on")}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </div>
      <Select
        label={t("yearPlan.head")}
        searchable
        clearable
        placeholder={t("yearPlan.leadNone")}
        data={people.map((one) => ({
          value: String(one.id),
          label: [one.full_name, one.title].filter(Boolean).join(" · "),
        }))}
        value={typed.lead || null}
        error={saidOf(save.problem, "lead")}
        onChange={(lead) => set({ lead: lead ?? "" })}
      />
      <TextInput
        label={t("yearPlan.again")}
        description={t("yearPlan.againHelp")}
        maxLength={500}
        value={typed.again}
        onChange={(event) => set({ again: event.currentTarget.value })}
      />
      <Reason plan={plan} reason={typed.reason} set={(reason) => set({ reason })} problem={save.problem} />
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {line ? t("yearPlan.save") : t("yearPlan.add")}
        </Button>
      </div>
    </form>
  );
}
