import { Select, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { type Choosing, limitsOf, saying } from "./choices";
import { type Bounded, NumberFields, ORDER } from "./NumberFields";

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
  const limits = limitsOf(choosing.choices, choosing.chosen);
  const say = saying(choosing);
  const { problem } = choosing;
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
        <Select
          label={t("start.limit.files_asked")}
          description={t("start.limitHelp.files_asked")}
          inputWrapperOrder={ORDER}
          allowDeselect={false}
          data={FILES.map((value) => ({ value, label: t(`start.filesAsked.${value}`) }))}
          value={limits.files_asked}
          error={problem("files_asked")}
          onChange={(value) => {
            const asked = FILES.find((one) => one === value);
            if (asked) say({ files_asked: asked });
          }}
        />
        <NumberFields fields={NUMBERS} choosing={choosing} />
      </div>
      <Link to="/severities" className="button-link self-start">
        {t("severities.open")}
      </Link>
    </Panel>
  );
}
