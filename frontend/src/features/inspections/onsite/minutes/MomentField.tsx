import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSite } from "../site";
import { fromField, toField } from "./content";

/** A time of the visit, typed ("7h15", "10:30, 15/8") or taken from the clock. */
export function MomentField({
  label,
  value,
  day,
  disabled,
  set,
}: {
  label: string;
  value: string | null;
  day: string;
  disabled: boolean;
  set: (value: string | null) => void;
}) {
  const { t } = useTranslation();
  const { now } = useSite();
  const [typed, type] = useState(() => toField(value));
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value); // another tab's, or another member's
    if (fromField(typed, day) !== value) type(toField(value));
  }
  const take = (moment: string | null) => {
    type(toField(moment));
    set(moment);
  };
  const left = () => {
    const read = typed.trim() ? fromField(typed, day) : null;
    if (read || !typed.trim()) take(read);
  };
  const wrong = Boolean(typed.trim()) && fromField(typed, day) === null;
  return (
    <div>
      <TextInput
        label={label}
        placeholder="07:30"
        value={typed}
        error={wrong && t("siteMinutes.needTime")}
        disabled={disabled}
        onChange={(event) => {
          type(event.currentTarget.value);
          const read = fromField(event.currentTarget.value, day);
          if (read) set(read);
        }}
        onBlur={left}
      />
      {!disabled && (
        <button type="button" className="text-button minutes-now" onClick={() => take(now().toISOString())}>
          {t("siteMinutes.now")}
        </button>
      )}
    </div>
  );
}
