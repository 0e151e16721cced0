import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Choosing, type Limits, limitsOf, saying } from "./choices";

// Below the fields, so that these stand in one row whatever there is to say.
export const ORDER: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "error",
  "description",
];

type Numbers = { [name in keyof Limits]: Limits[name] extends number ? name : never }[keyof Limits];
/** A choice that is one number: its name, the least and the most; that of devices stands with what it is about. */
export type Bounded = readonly [name: Exclude<Numbers, "trusted_days">, min: number, max: number];

export function NumberFields({ fields, choosing }: { fields: readonly Bounded[]; choosing: Choosing }) {
  const { t } = useTranslation();
  const limits = limitsOf(choosing.choices, choosing.chosen);
  const say = saying(choosing);
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
      error={choosing.problem(name)}
      onChange={(value) => typeof value === "number" && say({ [name]: value })}
    />
  ));
}
