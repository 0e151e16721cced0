import { NumberInput, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { type Choosing, limitsOf, saying, type Limits as Values } from "./choices";

// Below the fields, so that these stand in one row whatever there is to say.
export const ORDER: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "error",
  "description",
];

type Numbers = { [name in keyof Values]: Values[name] extends number ? name : never }[keyof Values];
/** A choice that is one number: its name, the least and the most; that of devices stands with what it is about. */
export type Bounded = readonly [name: Exclude<Numbers, "trusted_days">, min: number, max: number];

/** Some of a body's values together: those that are a number, after whatever else they stand with. */
export function Limits({
  title,
  help,
  numbers = [],
  choosing,
  above,
  below,
  children,
}: {
  title: string;
  help: string;
  numbers?: readonly Bounded[];
  choosing: Choosing;
  above?: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const limits = limitsOf(choosing.choices, choosing.chosen);
  const say = saying(choosing);
  return (
    <Panel title={title} aside={help}>
      {above}
      <div className="start-limits">
        {children}
        {numbers.map(([name, min, max]) => (
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
        ))}
      </div>
      {below}
    </Panel>
  );
}

type Named = { [name in keyof Values]: Values[name] extends string ? name : never }[keyof Values];

/** A choice that is one of several. */
export function OneOf({
  name,
  label,
  help,
  options,
  choosing,
}: {
  name: Exclude<Named, "cut_off">;
  label: string;
  help?: string;
  options: readonly { value: string; label: string }[];
  choosing: Choosing;
}) {
  return (
    <Select
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      allowDeselect={false}
      data={options}
      value={limitsOf(choosing.choices, choosing.chosen)[name]}
      error={choosing.problem(name)}
      onChange={(value) => value && saying(choosing)({ [name]: value })}
    />
  );
}
