import { Select, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { type Choosing, limitsOf, saying } from "./choices";
import { type Bounded, NumberFields } from "./NumberFields";

const MODES = ["COORDINATES", "GIVES_OPINION"] as const;
const RHYTHMS = ["WEEKLY", "MONTHLY", "QUARTERLY", "HALF_YEARLY", "REPORTING"] as const;
const LANGUAGES = [
  { value: "vi", label: "Tiếng Việt" },
  { value: "en", label: "English" },
] as const;
const MONTHS: readonly Bounded[] = [
  ["log_months", 12, 120],
  ["notice_months", 1, 120],
];

/** Whether work has to be accepted, and what holds where nothing else is said. */
export function Usual(choosing: Choosing) {
  const { t } = useTranslation();
  const limits = limitsOf(choosing.choices, choosing.chosen);
  const say = saying(choosing);
  const { problem } = choosing;
  return (
    <Panel title={t("usual.title")} aside={t("usual.help")}>
      <Switch
        label={t("usual.asksAcceptance")}
        description={t("usual.asksAcceptanceHelp")}
        checked={limits.asks_acceptance}
        onChange={(event) => say({ asks_acceptance: event.currentTarget.checked })}
      />
      <div className="start-limits">
        <Select
          label={t("usual.limit.partner_mode")}
          allowDeselect={false}
          data={MODES.map((value) => ({ value, label: t(`usual.mode.${value}`) }))}
          value={limits.partner_mode}
          error={problem("partner_mode")}
          onChange={(value) => {
            const mode = MODES.find((one) => one === value);
            if (mode) say({ partner_mode: mode });
          }}
        />
        <Select
          label={t("usual.limit.language")}
          allowDeselect={false}
          data={LANGUAGES}
          value={limits.language}
          error={problem("language")}
          onChange={(value) => {
            const language = LANGUAGES.find((one) => one.value === value);
            if (language) say({ language: language.value });
          }}
        />
        <Select
          label={t("usual.limit.usual_rhythm")}
          allowDeselect={false}
          data={RHYTHMS.map((value) => ({ value, label: t(`periods.${value}`) }))}
          value={limits.usual_rhythm}
          error={problem("usual_rhythm")}
          onChange={(value) => {
            const rhythm = RHYTHMS.find((one) => one === value);
            if (rhythm) say({ usual_rhythm: rhythm });
          }}
        />
      </div>
    </Panel>
  );
}

/** How long what is no record is kept; what is kept for ever is said beside it. */
export function Keeping(choosing: Choosing) {
  const { t } = useTranslation();
  return (
    <Panel title={t("keeping.title")} aside={t("keeping.help")}>
      <div className="start-limits">
        <NumberFields fields={MONTHS} choosing={choosing} />
      </div>
      <p className="dim small">{t("keeping.fixed")}</p>
    </Panel>
  );
}
