/** What the server's answers say can be undone: one at a time, the newest. */

/** `until`: by this page's own clock (performance.now), so that the seconds shown are real ones. */
export type Offer = { act: number; said: string; count: number; until: number };

const offered = new WeakSet<object>();
const listeners = new Set<(offer: Offer) => void>();

/** Hear what an answer's header says of undoing it. */
export function hearOffer(header: string | null, answer: unknown): void {
  if (!header) return;
  const { act, said, count, seconds } = JSON.parse(decodeURIComponent(header)) as Offer & { seconds: number };
  if (answer && typeof answer === "object") offered.add(answer);
  for (const hear of listeners) hear({ act, said, count, until: performance.now() + seconds * 1000 });
}

/** Whether this answer can be undone: then that says that it was done, too. */
export const isOffered = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && offered.has(answer);

export function onOffer(hear: (offer: Offer) => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}
