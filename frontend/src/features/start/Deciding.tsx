import { NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { type Choosing, limitsOf, saying } from "./choices";

const REASONS = [0, 1, 2, 3, 4];

/** The reasons offered when something is returned, and how long a trusted device stays signed in. */
export function Deciding(choosing: Choosing) {
  const { t } = useTranslation();
  const { return_reasons: reasons, trusted_days: days } = limitsOf(choosing.choices, choosing.chosen);
  const say = saying(choosing);
  const { choices, problem } = choosing;
  const write = (place: number, text: string) =>
    say({ return_reasons: REASONS.map((at) => (at === place ? text : (reasons[at] ?? ""))) });
  return (
    <Panel title={t("trust.reasons")} aside={t("trust.reasonsHelp")}>
      <div className="stack-tight">
        {REASONS.map((at) => (
          <TextInput
            key={at}
            aria-label={t("trust.reasonN", { n: at + 1 })}
            placeholder={choices.usual_reasons[at]}
            maxLength={200}
            value={reasons[at] ?? ""}
            error={problem("return_reasons") && at === 0 ? problem("return_reasons") : undefined}
            onChange={(event) => write(at, event.currentTarget.value)}
          />
        ))}
      </div>
      <NumberInput
        className="start-office"
        label={t("trust.limit")}
        description={t("trust.limitHelp")}
        min={0}
        max={365}
        allowDecimal={false}
        value={days}
        error={problem("trusted_days")}
        onChange={(value) => typeof value === "number" && say({ trusted_days: value })}
      />
    </Panel>
  );
}
