import { TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Giving } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";

/** A working day by its name, no date yet, or a day that is typed. */
export function DueField({
  giving,
  value,
  onChange,
  error,
}: {
  giving: Giving;
  value: string;
  onChange: (due: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const label = useId();
  const offered = giving.dates.some((one) => one.on === value);
  return (
    <fieldset className="quick-field" aria-labelledby={label}>
      <p id={label} className="quick-label">
        {t("giving.due")}
      </p>
      <div className="chips">
        {giving.dates.map((one) => (
          <button
            key={one.name}
            type="button"
            className={one.on === value ? "chip chip-on" : "chip"}
            aria-pressed={one.on === value}
            onClick={() => onChange(one.on)}
          >
            {t(`giving.dates.${one.name}`)} <b>{showDate(one.on).slice(0, 5)}</b>
          </button>
        ))}
        <button
          type="button"
          className={value === "" ? "chip chip-on" : "chip"}
          aria-pressed={value === ""}
          onClick={() => onChange("")}
        >
          {t("giving.noDue")}
        </button>
        <TextInput
          aria-label={t("giving.otherDay")}
          placeholder={t("giving.otherDay")}
          inputMode="numeric"
          className="quick-day"
          value={offered ? "" : /^\d{4}-/.test(value) ? showDate(value) : value}
          error={Boolean(error)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {error && (
        <p className="quick-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
