import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Chosen, Limits } from "./choices";

// Below the fields, so that these stand in one row whatever there is to say.
export const ORDER: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "error",
  "description",
];

type Numbers = { [name in keyof Limits]: Limits[name] extends number ? name : never }[keyof Limits];
type Shown = Exclude<Numbers, "trusted_days" | "log_months" | "notice_months">; // which stand with what they are about
/** A choice that is one number: its name, the least and the most. */
export type Bounded = readonly [name: Shown, min: number, max: number];

export function NumberFields({
  fields,
  limits,
  say,
  problem,
}: {
  fields: readonly Bounded[];
  limits: Limits;
  say: (next: Chosen["limits"]) => void;
  problem: (field: string) => string | undefined;
}) {
  const { t } = useTranslation();
  return fields.map(([name, min, max]) => (
    <NumberInput
      key={name}
      label={t(`start.limit.${name}`)}
      description={t(`start.limitHelp.${name}`)}
      inputWrapperOrder={ORDER}
      min={min}
      max={max}
      allowDecimal={false}
      value={limits[name]}
      error={problem(name)}
      onChange={(value) => typeof value === "number" && say({ [name]: value })}
    />
  ));
}
