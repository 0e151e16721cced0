import { NumberInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Severity as Degree } from "@/shared/api/types";
import { useAreas } from "@/shared/areas/areas";
import { SEVERITIES, Severity } from "@/shared/ui/Severity";
import { DeadlineReason } from "./DeadlineReason";
import { type Complaints, DAYS, type Fields, type Usual } from "./fields";

/** The fields of a finding, for one thumb: large choices instead of lists where there are few. */
export function FindingForm({
  fields,
  set,
  wrong,
  usual,
  programme,
  below,
}: {
  fields: Fields;
  set: (next: Partial<Fields>) => void;
  wrong: Complaints;
  usual: Usual;
  programme?: string; // of the inspection; a pack of before does not say it
  below?: ReactNode; // what there is to say to the words
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  /** The days follow the severity until somebody chooses others. */
  const grade = (severity: Degree) => {
    const untouched =
      fields.days === "" || (fields.severity !== "" && Number(fields.days) === usual[fields.severity]);
    set(untouched && !fields.calendar ? { severity, days: String(usual[severity]) } : { severity });
  };
  return (
    <div className="finding-form">
      <Textarea
        label={t("finding.text")}
        withAsterisk
        autosize
        minRows={3}
        maxLength={5000}
        value={fields.text}
        error={wrong.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {below}
      <SeverityChoice value={fields.severity} wrong={wrong.severity} onChange={grade} />
      <Select
        label={t("ticket.area")}
        withAsterisk
        placeholder={t("dialog.choose")}
        data={areas.choices(fields.area, programme)}
        value={fields.area || null}
        error={wrong.area}
        onChange={(area) => set({ area: area ?? "" })}
      />
      {!fields.onSite && <DaysChoice fields={fields} set={set} wrong={wrong.days} />}
      <DeadlineReason fields={fields} set={set} usual={usual} wrong={wrong.deadline_reason} />
      <Switch
        label={t("finding.onSite")}
        description={t("finding.onSiteHelp")}
        checked={fields.onSite}
        onChange={(event) => set({ onSite: event.currentTarget.checked })}
      />
      {fields.onSite ? (
        <Textarea
          label={t("finding.remedy")}
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          value={fields.remedy}
          error={wrong.remedy}
          onChange={(event) => set({ remedy: event.currentTarget.value })}
        />
      ) : (
        <Textarea
          label={t("finding.requirement")}
          autosize
          minRows={2}
          maxLength={2000}
          value={fields.requirement}
          onChange={(event) => set({ requirement: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={t("finding.basis")}
        maxLength={1000}
        value={fields.legal_basis}
        onChange={(event) => set({ legal_basis: event.currentTarget.value })}
      />
      <Textarea
        label={t("finding.guidance")}
        description={t("finding.guidanceHelp")}
        autosize
        minRows={1}
        maxLength={5000}
        value={fields.guidance ?? ""}
        onChange={(event) => set({ guidance: event.currentTarget.value })}
      />
      <TextInput
        label={t("finding.guidanceDocument")}
        placeholder={t("finding.guidanceDocumentExample")}
        maxLength={300}
        value={fields.guidance_document ?? ""}
        onChange={(event) => set({ guidance_document: event.currentTarget.value })}
      />
    </div>
  );
}

function SeverityChoice({
  value,
  wrong,
  onChange,
}: {
  value: Degree | "";
  wrong: string | undefined;
  onChange: (severity: Degree) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="choice" aria-invalid={Boolean(wrong)}>
      <legend>
        {t("ticket.severity")} <span className="required">*</span>
      </legend>
      <div className="choice-four">
        {SEVERITIES.map((degree) => (
          <label key={degree} className={degree === value ? "choice-one choice-on" : "choice-one"}>
            <input
              type="radio"
              name="severity"
              checked={degree === value}
              onChange={() => onChange(degree)}
            />
            <Severity degree={degree} />
          </label>
        ))}
      </div>
      {wrong && <p className="choice-wrong">{wrong}</p>}
    </fieldset>
  );
}

/** Days from the notice on: the usual ones by a touch, any other by number. */
function DaysChoice({
  fields,
  set,
  wrong,
}: {
  fields: Fields;
  set: (next: Partial<Fields>) => void;
  wrong: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="choice" aria-invalid={Boolean(wrong)}>
      <legend>
        {t("finding.days")} <span className="required">*</span>
      </legend>
      <div className="choice-days">
        {DAYS.map((days) => (
          <label key={days} className={days === fields.days ? "choice-one choice-on" : "choice-one"}>
            <input type="radio" name="days" checked={days === fields.days} onChange={() => set({ days })} />
            {t("finding.nDays", { count: Number(days) })}
          </label>
        ))}
        <NumberInput
          aria-label={t("finding.otherDays")}
          placeholder={t("finding.otherDays")}
          min={1}
          max={365}
          allowDecimal={false}
          hideControls
          inputMode="numeric"
          value={DAYS.includes(fields.days) ? "" : fields.days}
          onChange={(days) => set({ days: String(days) })}
        />
      </div>
      <Switch
        label={t("finding.calendar")}
        checked={fields.calendar}
        onChange={(event) => set({ calendar: event.currentTarget.checked })}
      />
      {wrong && <p className="choice-wrong">{wrong}</p>}
    </fieldset>
  );
}
