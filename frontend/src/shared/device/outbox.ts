/** Something for the server: what it says, how often it was changed here, and up to which change the server has it. */
export type Outgoing<T = unknown> = {
  content: T;
  change: number;
  sent: number;
  /** Of this change: sending it again never does it twice. */
  key: string;
  /** The server's word on this change; it will not alter by asking again. */
  refused?: string;
};

export const written = <T>(before: Outgoing<T> | undefined, content: T, key: string): Outgoing<T> => ({
  content,
  change: (before?.change ?? 0) + 1,
  sent: before?.sent ?? 0,
  key,
});

export const isUnsent = (one: Outgoing): boolean => one.change > one.sent;
export const waits = (one: Outgoing): boolean => isUnsent(one) && !one.refused;

/** `change` has arrived; what was changed while it was under way still waits. */
export const arrived = <T>(one: Outgoing<T>, change: number): Outgoing<T> => {
  const { refused, ...rest } = one;
  const now = { ...rest, sent: Math.max(one.sent, change) };
  return refused && one.change !== change ? { ...now, refused } : now;
};

export const refusedWith = <T>(one: Outgoing<T>, change: number, why: string): Outgoing<T> =>
  one.change === change ? { ...one, refused: why } : one;

const PAUSES = [2, 5, 15, 30, 60];

/** Seconds until the next try after so many that failed. */
export const pauseAfter = (failures: number): number =>
  PAUSES[Math.min(failures, PAUSES.length) - 1] ?? (PAUSES[0] as number);
