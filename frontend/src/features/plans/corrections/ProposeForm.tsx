import { Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { outlineQuery } from "@/shared/api/planQueries";
import type { CorrectionField, OutlineLine, Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { readDate, showDate } from "@/shared/ui/dates";
import { Ready } from "@/shared/ui/Ready";

const OF_PLAN: CorrectionField[] = ["NUMBER", "DATE", "SIGNER"];
const OF_LINE: CorrectionField[] = ["DUE", "LEAD", "TITLE", "PRODUCT"];
const DOCUMENT = "document";

/** What the field says now, as it is typed. */
const standing = (plan: Plan, line: OutlineLine | undefined, field: CorrectionField): string =>
  ({
    NUMBER: plan.number,
    DATE: plan.date ? showDate(plan.date) : "",
    SIGNER: plan.signer,
    DUE: line?.due_on ? showDate(line.due_on) : "",
    LEAD: line?.lead_name ?? "",
    TITLE: line?.title ?? "",
    PRODUCT: line?.product ?? "",
  })[field];

/** Where, what is right, and how it came about. */
export function ProposeForm({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const outline = useQuery(outlineQuery(plan.id, {}));
  const units = useQuery(unitsQuery);
  const [where, setWhere] = useState(DOCUMENT);
  const [field, setField] = useState<CorrectionField>("NUMBER");
  const [right, setRight] = useState("");
  const [reason, setReason] = useState("");
  const propose = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
    setRight("");
    setReason("");
    notifications.show({ message: t("corrections.proposed"), autoClose: 6000 });
  });
  const [seen, see] = useBasis(plan.version, propose.problem);
  const lines = (outline.data?.rows ?? []).flatMap((row) =>
    row.kind === "line" && !row.heading ? [{ value: row.id, label: `${row.no}. ${row.title}` }] : [],
  );
  const choose = (to: string) => {
    setWhere(to);
    setField(to === DOCUMENT ? "NUMBER" : "DUE");
    setRight("");
  };
  const fields = where === DOCUMENT ? OF_PLAN : OF_LINE;
  const isDay = field === "DATE" || field === "DUE";
  const nameOf = (unit: string) =>
    (units.data?.items ?? []).find((one) => String(one.id) === unit)?.short_name ?? "";
  const line = (outline.data?.rows ?? []).find((row) => row.kind === "line" && row.id === where);
  const there = standing(plan, line?.kind === "line" ? line : undefined, field);
  const error = (name: string) => propose.problem?.errors.find((one) => one.field === name)?.message;
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate({
          path: `plans/${plan.id}/corrections`,
          body: {
            line: where === DOCUMENT ? null : where,
            field,
            new: isDay ? (readDate(right, plan.year) ?? right) : right,
            reason,
          },
          ifMatch: `"v${seen}"`,
          withId: true,
        });
      }}
    >
      <h2>{t("corrections.propose")}</h2>
      <Select
        label={t("corrections.where")}
        searchable
        data={[{ value: DOCUMENT, label: t("corrections.document") }, ...lines]}
        value={where}
        allowDeselect={false}
        onChange={(value) => choose(value ?? DOCUMENT)}
      />
      <Select
        label={t("corrections.field")}
        data={fields.map((value) => ({ value, label: t(`corrections.fields.${value}`) }))}
        value={field}
        allowDeselect={false}
        onChange={(value) => {
          setField(fields.find((one) => one === value) ?? field);
          setRight("");
        }}
      />
      {field === "LEAD" ? (
        <Select
          label={t("corrections.right")}
          searchable
          required
          data={(units.data?.items ?? []).map((unit) => ({ value: String(unit.id), label: unit.short_name }))}
          value={right || null}
          onChange={(value) => setRight(value ?? "")}
          error={error("new")}
        />
      ) : (
        <TextInput
          label={t("corrections.right")}
          description={isDay ? t("dialog.dateHelp") : undefined}
          inputMode={isDay ? "numeric" : undefined}
          required
          value={right}
          onChange={(event) => setRight(event.currentTarget.value)}
          error={error("new")}
        />
      )}
      <Textarea
        label={t("corrections.reason")}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={error("reason")}
      />
      <Refusal
        key={`${where}${field}`}
        problem={error("new") || error("reason") ? null : propose.problem}
        theirs={there}
        mine={field === "LEAD" ? nameOf(right) : right}
        said={(one) => ({ [t(`corrections.fields.${field}`)]: one })}
        take={() => {
          see(plan.version);
          setRight("");
        }}
      />
      <div className="acts">
        <Ready
          type="submit"
          loading={propose.isPending}
          unmet={(!right || !reason.trim()) && t("ready.correction")}
        >
          {t("corrections.propose")}
        </Ready>
      </div>
    </form>
  );
}
