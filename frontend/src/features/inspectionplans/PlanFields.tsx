import { NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What a yearly plan is called, and how many units are to be drawn for it. `error`: what is wrong with the name. */
export function PlanFields({
  title,
  lots,
  error,
  setTitle,
  setLots,
}: {
  title: string;
  lots: number;
  error: string | undefined;
  setTitle: (title: string) => void;
  setLots: (lots: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("yearPlan.name")}
        withAsterisk
        maxLength={500}
        value={title}
        error={error}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NumberInput
        label={t("yearPlan.lots")}
        description={t("yearPlan.lotsHelp")}
        min={0}
        max={500}
        allowDecimal={false}
        value={lots}
        onChange={(value) => typeof value === "number" && setLots(value)}
      />
    </>
  );
}
