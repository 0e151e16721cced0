import { NumberInput, Select, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { BodyChoices } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { type Chosen, limitsOf } from "./choices";

const NUMBERS = [
  ["target_tolerance", 0, 50],
  ["silent_days", 1, 60],
  ["repeat_years", 1, 10],
  ["repeat_likeness", 20, 90],
  ["recheck_share", 1, 100],
  ["inspection_share", 0, 100],
] as const;
const RULES = ["NOTICE_IN_YEAR", "OPEN_IN_YEAR"] as const;
// Below the fields, so that these stand in one row whatever there is to say.
const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "error", "description"];

/** By which day figures are counted, of which findings the share handled is, how far a target may stay behind, how long a
 * leader may be silent, when a finding is proposed as found before, how many units are visited a year. */
export function LimitsPanel({
  choices,
  chosen,
  set,
  problem,
}: {
  choices: BodyChoices;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
  problem: (field: string) => string | undefined;
}) {
  const { t } = useTranslation();
  const limits = limitsOf(choices, chosen);
  const say = (next: Chosen["limits"]) => set({ ...chosen, limits: { ...chosen.limits, ...next } });
  return (
    <Panel title={t("start.limits")} aside={t("start.limitsHelp")}>
      <div className="start-limits">
        <TextInput
          label={t("start.limit.cut_off")}
          description={t("start.limitHelp.cut_off")}
          inputWrapperOrder={ORDER}
          inputMode="numeric"
          maxLength={5}
          value={limits.cut_off}
          error={problem("cut_off")}
          onChange={(event) => say({ cut_off: event.currentTarget.value })}
        />
        <Select
          label={t("start.limit.share_rule")}
          description={t("start.limitHelp.share_rule")}
          inputWrapperOrder={ORDER}
          allowDeselect={false}
          data={RULES.map((value) => ({ value, label: t(`start.shareRule.${value}`) }))}
          value={limits.share_rule}
          error={problem("share_rule")}
          onChange={(value) => {
            const rule = RULES.find((one) => one === value);
            if (rule) say({ share_rule: rule });
          }}
        />
        {NUMBERS.map(([name, min, max]) => (
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
        ))}
      </div>
      <Link to="/severities" className="button-link self-start">
        {t("severities.open")}
      </Link>
    </Panel>
  );
}
