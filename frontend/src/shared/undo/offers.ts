/** What the server's answers say can be undone: one at a time, the newest. */

/** `until`: by this page's own clock (performance.now), so that the seconds shown are real ones. */
export type Offer = { act: number; said: string; count: number; until: number; named?: string };

const offered = new WeakMap<object, Offer>();
const listeners = new Set<(offer: Offer) => void>();

/** Hear what an answer's header says of undoing it. */
export function hearOffer(header: string | null, answer: unknown): void {
  if (!header) return;
  const { act, said, count, seconds } = JSON.parse(decodeURIComponent(header)) as Offer & { seconds: number };
  const offer = { act, said, count, until: performance.now() + seconds * 1000 };
  if (answer && typeof answer === "object") offered.set(answer, offer);
  tell(offer);
}

const tell = (offer: Offer) => {
  for (const hear of listeners) hear(offer);
};

/** Say what was done in the words of whoever did it; false when this answer offers no undoing, so that it must be said
 * elsewhere. */
export function nameOffer(answer: unknown, named: string): boolean {
  const offer = offerOf(answer);
  if (offer) tell({ ...offer, named });
  return offer !== undefined;
}

/** What this answer offers. */
export const offerOf = (answer: unknown): Offer | undefined =>
  typeof answer === "object" && answer ? offered.get(answer) : undefined;

let places = 0;
/** Whether the page that is shown offers undoing in a place of its own, so that it is not offered twice. */
export const offeredInPlace = (): boolean => places > 0;
/** For as long as it is mounted, the page offers undoing itself. */
export function offerInPlace(): () => void {
  places += 1;
  return () => {
    places -= 1;
  };
}

export function onOffer(hear: (offer: Offer) => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}
