/** Days after which a card says how long it is open: beyond the second band of ageing (1–5, 6–15, 16–30, over 30). */
export const OLD = 16;

/** Calendar days from a day (`2026-08-01`) to a moment, as the offices' clock counts them. */
export const daysSince = (day: string, moment: string): number =>
  Math.floor((Date.parse(moment) - Date.parse(`${day}T00:00:00+07:00`)) / 86_400_000);
