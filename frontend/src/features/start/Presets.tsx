import { NativeSelect, Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BodyChoices } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import type { Chosen } from "./choices";

/** How deep approval goes: each depth with its steps, class by class. */
export function Presets({
  choices,
  chosen,
  set,
}: {
  choices: BodyChoices;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  const preset = chosen.preset ?? choices.preset;
  return (
    <Panel title={t("start.approval")} aside={t("start.approvalHelp")}>
      <Radio.Group
        aria-label={t("start.approval")}
        value={preset}
        onChange={(value) => set({ ...chosen, preset: value })}
      >
        <div className="start-presets">
          {choices.presets.map((offer) => (
            <Radio.Card key={offer.preset} value={offer.preset} className="start-preset">
              <p className="start-preset-name">
                <Radio.Indicator />
                <span className="strong">{offer.name}</span>
              </p>
              <dl>
                {offer.classes.map((one) => (
                  <div key={one.name}>
                    <dt className="dim small">{one.name}</dt>
                    <dd className="small">{one.steps.join(" → ") || t("start.noSteps")}</dd>
                  </div>
                ))}
              </dl>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        className="start-office"
        label={t("start.keyTasks")}
        value={chosen.key_preset ?? choices.key_preset}
        onChange={(event) => set({ ...chosen, key_preset: event.currentTarget.value })}
        data={choices.presets.map((offer) => ({ value: offer.preset, label: offer.name }))}
      />
    </Panel>
  );
}
