import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import type { Plan, Target } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { uuid7 } from "@/shared/api/uuid";
import { Refusal } from "@/shared/live/Refusal";
import { useFocusBack } from "@/shared/ui/useFocusBack";

const FIELDS = ["unit", "baseline", "planned"] as const;

const typedOf = (target: Target | undefined) => ({
  name: target?.name ?? "",
  unit: target?.unit ?? "%",
  baseline: target?.baseline_printed ?? "",
  planned: target?.planned_printed ?? "",
  responsible: target?.responsible ? String(target.responsible.id) : null,
});

/** A target of a draft as it is printed, a new one at the end, or dropped. What was typed stays whatever the server says. */
export function TargetForm({ plan, target, onClose }: { plan: Plan; target?: Target; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const queries = useQueryClient();
  const units = useQuery(unitsQuery);
  const [lineage] = useState(() => target?.lineage ?? uuid7());
  const [values, setValues] = useState(() => typedOf(target));
  const act = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
    onClose();
  });
  const [seen, see] = useBasis(plan.version, act.problem);
  const nameOf = (unit: string | null) =>
    units.data?.items.find((one) => String(one.id) === unit)?.short_name ?? "";
  const said = ({ name, responsible, ...rest }: typeof values) => ({
    [t("plans.target")]: name,
    ...Object.fromEntries(FIELDS.map((field) => [t(`plans.${field}`), rest[field]])),
    [t("plans.responsible")]: nameOf(responsible),
  });
  const send = (body: Record<string, unknown>) =>
    act.mutate({
      path: `plans/${plan.id}/target-edits`,
      body: { lineage, ...body },
      ifMatch: `"v${seen}"`,
    });
  const complaint = (name: string) => act.problem?.errors.find((error) => error.field === name)?.message;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(target ? "targets.edit" : "targets.add").replace(/…$/, "")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send({ ...values, responsible: values.responsible ? Number(values.responsible) : null });
        }}
      >
        <Refusal
          problem={act.problem?.errors.length ? null : act.problem}
          theirs={target && typedOf(target)}
          mine={values}
          said={said}
          take={(next) => {
            see(plan.version);
            setValues(next);
          }}
        />
        <Textarea
          label={t("plans.target")}
          withAsterisk
          autosize
          maxLength={2000}
          data-autofocus
          value={values.name}
          error={complaint("name")}
          onChange={({ currentTarget: { value } }) => setValues((kept) => ({ ...kept, name: value }))}
        />
        {FIELDS.map((name) => (
          <TextInput
            key={name}
            label={t(`plans.${name}`)}
            description={name === "planned" ? t("targets.plannedHelp") : undefined}
            withAsterisk={name === "planned"}
            maxLength={name === "unit" ? 60 : 120}
            value={values[name]}
            error={complaint(name)}
            onChange={({ currentTarget: { value } }) => setValues((kept) => ({ ...kept, [name]: value }))}
          />
        ))}
        <Select
          label={t("plans.responsible")}
          searchable
          clearable
          data={(units.data?.items ?? []).map((unit) => ({ value: String(unit.id), label: unit.short_name }))}
          value={values.responsible}
          error={complaint("responsible")}
          onChange={(responsible) => setValues((kept) => ({ ...kept, responsible }))}
        />
        <div className="form-buttons">
          {target && (
            <Button
              variant="subtle"
              color="son"
              disabled={act.isPending}
              onClick={() => send({ drop: true })}
            >
              {t("targets.drop")}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t("targets.keep")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
