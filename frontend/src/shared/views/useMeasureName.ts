import { useTranslation } from "react-i18next";
import { OVERVIEW_MEASURES, UNIT_MEASURES } from "./states";

/** What a figure counts, in words; a name that is none of ours as it stands. */
export function useMeasureName(): (measure: string) => string {
  const { t } = useTranslation();
  return (measure) => {
    const ofUnit = UNIT_MEASURES.find((one) => one === measure);
    if (ofUnit) return t(`unitFigures.of.${ofUnit}`);
    const ofAll = OVERVIEW_MEASURES.find((one) => one === measure);
    return ofAll ? t(`overview.of_measure.${ofAll}`) : measure;
  };
}
