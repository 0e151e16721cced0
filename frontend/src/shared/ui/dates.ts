/** Dates as the office writes them: 09/09/2026, 24 hours, the clock of Vietnam. The browser's own zone never counts. */

const ZONE = "Asia/Ho_Chi_Minh";

const parts = (moment: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: ZONE,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    })
      .formatToParts(new Date(moment))
      .map((part) => [part.type, part.value]),
  );

/** `2026-09-09` or a moment → `09/09/2026`; nothing → `–`. */
export function showDate(value: string | null | undefined): string {
  if (!value) return "–";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split("-").reverse().join("/");
  const p = parts(value);
  return `${p.day}/${p.month}/${p.year}`;
}

/** A moment → `16:40`. */
export function showTime(moment: string): string {
  const p = parts(moment);
  return `${p.hour}:${p.minute}`;
}

/** A moment → `16:40, 08/09/2026`. */
export const showMoment = (moment: string): string => `${showTime(moment)}, ${showDate(moment)}`;

/** A moment of the year in hand, where there is little room → `16:40, 08/09`. */
export const showBriefly = (moment: string): string => `${showTime(moment)}, ${showDate(moment).slice(0, 5)}`;

/** Day of the week in words, for a date, as it stands within a sentence: "thứ Sáu". */
export function weekday(value: string, language: string): string {
  const day = new Date(`${showDate(value).split("/").reverse().join("-")}T12:00:00Z`);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi-VN", {
    weekday: "long",
    timeZone: "UTC",
  })
    .format(day)
    .replace(/^Thứ/, "thứ")
    .replace("Nhật", "nhật");
}

/** `9/9`, `9/9/26`, `090926`, `09/09/2026` → `2026-09-09`; null when it is no date. The year left out is `year`. */
export function readDate(text: string, year: number): string | null {
  const match =
    /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{2}|\d{4}))?$/.exec(text.trim()) ??
    /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text.trim());
  if (!match) return null;
  const [, d, m, y] = match;
  const full = y === undefined ? year : y.length === 2 ? 2000 + Number(y) : Number(y);
  const day = new Date(Date.UTC(full, Number(m) - 1, Number(d)));
  if (day.getUTCMonth() !== Number(m) - 1 || day.getUTCDate() !== Number(d)) return null;
  return day.toISOString().slice(0, 10);
}

/** The day of a moment, as the server writes days: `2026-09-09`. */
export const dayOf = (moment: string): string => showDate(moment).split("/").reverse().join("-");
