import { TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Choosing, limitsOf, saying } from "./choices";
import { type Bounded, Limits, OneOf, ORDER } from "./Limits";

const NUMBERS: readonly Bounded[] = [
  ["target_tolerance", 0, 50],
  ["repeat_years", 1, 10],
  ["repeat_likeness", 20, 90],
  ["recheck_share", 1, 100],
  ["inspection_share", 0, 100],
];
const FILES = ["NEVER", "KEY", "ALWAYS"] as const;
const RULES = ["NOTICE_IN_YEAR", "OPEN_IN_YEAR"] as const;

/** By which day figures are counted, of which findings the share handled is, how far a target may stay behind,
 * when a finding is proposed as found before, how many units are visited a year. */
export function LimitsPanel(choosing: Choosing) {
  const { t } = useTranslation();
  return (
    <Limits
      title={t("start.limits")}
      help={t("start.limitsHelp")}
      numbers={NUMBERS}
      choosing={choosing}
      below={
        <Link to="/severities" className="button-link self-start">
          {t("severities.open")}
        </Link>
      }
    >
      <TextInput
        label={t("start.limit.cut_off")}
        description={t("start.limitHelp.cut_off")}
        inputWrapperOrder={ORDER}
        inputMode="numeric"
        maxLength={5}
        value={limitsOf(choosing.choices, choosing.chosen).cut_off}
        error={choosing.problem("cut_off")}
        onChange={(event) => saying(choosing)({ cut_off: event.currentTarget.value })}
      />
      <OneOf
        name="share_rule"
        label={t("start.limit.share_rule")}
        help={t("start.limitHelp.share_rule")}
        options={RULES.map((value) => ({ value, label: t(`start.shareRule.${value}`) }))}
        choosing={choosing}
      />
      <OneOf
        name="files_asked"
        label={t("start.limit.files_asked")}
        help={t("start.limitHelp.files_asked")}
        options={FILES.map((value) => ({ value, label: t(`start.filesAsked.${value}`) }))}
        choosing={choosing}
      />
    </Limits>
  );
}
