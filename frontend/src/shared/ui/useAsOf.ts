import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { showDate, showTime } from "./dates";

/** When the figures of a paper were so, as papers say it. */
export function usePaperMoment(moment: string | undefined): string | undefined {
  const { t } = useTranslation();
  if (!moment) return undefined;
  const [hour, minute] = showTime(moment).split(":");
  return t("app.asOfPrinted", { hour, minute, day: showDate(moment) });
}

/** Says it in the foot of every sheet, beside its number: the style of paper (base.css) reads it from the document. Once for a page. */
export function useAsOf(moment: string | undefined): void {
  const words = usePaperMoment(moment);
  useEffect(() => {
    if (!words) return;
    const { style } = document.documentElement;
    style.setProperty("--as-of", JSON.stringify(words));
    return () => void style.removeProperty("--as-of");
  }, [words]);
}
