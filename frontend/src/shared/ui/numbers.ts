/** `62.50` → `62,50 %` in Vietnamese, `62.50%` in English; the blank does not break. */
export const showPercent = (percent: string, language: string): string =>
  language === "en" ? `${percent}%` : `${percent.replace(".", ",")}\u00a0%`;

/** A share with two decimals; nothing of nothing is `–`. */
export const showShare = (part: number, whole: number, language: string): string =>
  whole ? showPercent(((part / whole) * 100).toFixed(2), language) : "–";

/** A number as the server writes it, at most two decimals: `1234.50` → `1.234,5` in Vietnamese. */
export const showNumber = (value: string, language: string): string =>
  new Intl.NumberFormat(language === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: 2 }).format(
    Number(value),
  );
