import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { poolQuery } from "@/shared/api/inspectionPlanQueries";
import type { Draw, InspectionPlan } from "@/shared/api/types";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { Failed, Loading } from "@/shared/ui/states";
import { saidOf, usePlanAct } from "./usePlanAct";

/** The list is looked through, whoever is left out gets a reason, then it is fixed and drawn from; there is no way back. */
export function DrawForm({
  plan,
  usual,
  again,
  onClose,
}: {
  plan: InspectionPlan;
  usual: number;
  again?: Draw;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const pool = useQuery(poolQuery(plan.id));
  const [count, setCount] = useState(usual);
  const [said, say] = useState<Record<string, string | null>>({});
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const hold = usePlanAct(onClose);
  const [seen] = useBasis(plan.version, hold.problem);
  if (!pool.data)
    return pool.isPending ? (
      <Loading rows={3} />
    ) : (
      <Failed error={pool.error} retry={() => void pool.refetch()} />
    );
  const rows = pool.data.items.map(({ unit, usual_reason }) => {
    const chosen = said[unit.id];
    return { unit, out: chosen === undefined ? usual_reason || null : chosen };
  });
  const left = rows.filter((row) => row.out === null).length;
  const drawn = Math.min(count, Math.max(1, left));
  const unexplained = rows.some((row) => row.out !== null && !row.out.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (unexplained || (again && !reason.trim())) return;
    hold.mutate({
      withId: true,
      path: `inspection-plans/${plan.id}/draws`,
      ifMatch: `"v${seen}"`,
      body: {
        count: drawn,
        excluded: rows.flatMap(({ unit, out }) =>
          out === null ? [] : [{ unit: unit.id, reason: out.trim() }],
        ),
        again_of: again?.id ?? null,
        reason: reason.trim(),
      },
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal problem={hold.problem} />
      <p className="dim small">{t("yearPlan.drawsHelp")}</p>
      {again && (
        <Textarea
          label={t("yearPlan.redrawReason")}
          withAsterisk
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={tried && !reason.trim() ? t("yearPlan.needRedrawReason") : saidOf(hold.problem, "reason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <NumberInput
        label={t("yearPlan.count")}
        min={1}
        max={Math.max(1, left)}
        allowDecimal={false}
        value={drawn}
        error={saidOf(hold.problem, "count")}
        onChange={(value) => typeof value === "number" && setCount(value)}
      />
      <fieldset className="pool-choice">
        <legend>
          {t("yearPlan.pool")} <span className="dim small">{t("yearPlan.poolOf", { count: left })}</span>
        </legend>
        {tried && unexplained && (
          <p className="small pool-wrong" role="alert">
            {t("yearPlan.needOut")}
          </p>
        )}
        {rows.map(({ unit, out }) => (
          <div key={unit.id} className="pool-row">
            <Checkbox
              label={unit.name}
              checked={out === null}
              onChange={(event) => say({ ...said, [unit.id]: event.currentTarget.checked ? null : "" })}
            />
            {out !== null && (
              <TextInput
                aria-label={t("yearPlan.outReason", { unit: unit.name })}
                placeholder={t("yearPlan.outReason", { unit: unit.short_name })}
                maxLength={500}
                value={out}
                error={tried && !out.trim()}
                onChange={(event) => say({ ...said, [unit.id]: event.currentTarget.value })}
              />
            )}
          </div>
        ))}
      </fieldset>
      <p className="small">{t("yearPlan.drawFinal")}</p>
      <div className="form-buttons">
        <Button variant="default" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={hold.isPending} disabled={left === 0}>
          {t("yearPlan.drawNow")}
        </Button>
      </div>
    </form>
  );
}
