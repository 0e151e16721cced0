import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Choosing, limitsOf, saying } from "./choices";
import { type Bounded, Limits, OneOf } from "./Limits";

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
  return (
    <Limits
      title={t("usual.title")}
      help={t("usual.help")}
      choosing={choosing}
      above={
        <Switch
          label={t("usual.asksAcceptance")}
          description={t("usual.asksAcceptanceHelp")}
          checked={limitsOf(choosing.choices, choosing.chosen).asks_acceptance}
          onChange={(event) => saying(choosing)({ asks_acceptance: event.currentTarget.checked })}
        />
      }
    >
      <OneOf
        name="partner_mode"
        label={t("usual.limit.partner_mode")}
        options={MODES.map((value) => ({ value, label: t(`usual.mode.${value}`) }))}
        choosing={choosing}
      />
      <OneOf name="language" label={t("usual.limit.language")} options={LANGUAGES} choosing={choosing} />
      <OneOf
        name="usual_rhythm"
        label={t("usual.limit.usual_rhythm")}
        options={RHYTHMS.map((value) => ({ value, label: t(`periods.${value}`) }))}
        choosing={choosing}
      />
    </Limits>
  );
}

/** How long what is no record is kept; what is kept for ever is said beside it. */
export function Keeping(choosing: Choosing) {
  const { t } = useTranslation();
  return (
    <Limits
      title={t("keeping.title")}
      help={t("keeping.help")}
      numbers={MONTHS}
      choosing={choosing}
      below={<p className="dim small">{t("keeping.fixed")}</p>}
    />
  );
}
