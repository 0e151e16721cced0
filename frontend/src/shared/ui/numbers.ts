/** `62.50` → `62,50 %` in Vietnamese, `62.50%` in English; the blank does not break. */
export const showPercent = (percent: string, language: string): string =>
  language === "en" ? `${percent}%` : `${percent.replace(".", ",")}\u00a0%`;

/** A share with two decimals; nothing of nothing is `–`. */
export const showShare = (part: number, whole: number, language: string): string =>
  whole ? showPercent(((part / whole) * 100).toFixed(2), language) : "–";
