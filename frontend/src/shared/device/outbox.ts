/** Something for the server: what it says, how often it was changed here, and up to which change the server has it. */
export type Outgoing<T = unknown> = {
  content: T;
  change: number;
  sent: number;
  /** Of this change: sending it again never does it twice. */
  key: string;
  /** The server's version that this was written upon, as the writer saw it; none: there was nothing. */
  base?: number;
  /** Sent, and no answer came: it goes again as it was, before what changed since, so that it is known what it became. */
  tried?: Attempt<T>;
  /** The server's word on this change; it will not alter by asking again. */
  refused?: string;
};
export type Attempt<T = unknown> = Pick<Outgoing<T>, "content" | "change" | "key">;

/** What is sent next. */
export const attemptOf = <T>({ tried, content, change, key }: Outgoing<T>): Attempt<T> =>
  tried ?? { content, change, key };

export const isUnsent = (one: Outgoing): boolean => one.change > one.sent;

/** The next change. `seen`: the server's version that its writer has before them; left out, they look at what they wrote
 * themselves, whose base stays. What waits keeps its base in any case, unless it was refused and is said anew. */
export function written<T>(
  before: Outgoing<T> | undefined,
  content: T,
  key: string,
  seen?: number,
): Outgoing<T> {
  const goesOn = before !== undefined && (seen === undefined || waits(before));
  const base = goesOn ? before.base : seen;
  return {
    content,
    change: (before?.change ?? 0) + 1,
    sent: before?.sent ?? 0,
    key,
    ...(base === undefined ? {} : { base }),
    ...(before?.tried && { tried: before.tried }),
  };
}

export const waits = (one: Outgoing): boolean => isUnsent(one) && !one.refused;

/** `change` has arrived and is the server's `version` now; what was changed while it was under way still waits, upon it. */
export const arrived = <T>(one: Outgoing<T>, change: number, version?: number): Outgoing<T> => {
  const { refused, tried: _, ...rest } = one;
  const now = {
    ...rest,
    sent: Math.max(one.sent, change),
    ...(version === undefined ? {} : { base: version }),
  };
  return refused && one.change !== change ? { ...now, refused } : now;
};

export function refusedWith<T>(one: Outgoing<T>, change: number, why: string): Outgoing<T> {
  const { tried: _, ...rest } = one;
  return one.change === change ? { ...rest, refused: why } : rest;
}

/** Which of two tellings of one record is the newer: the other tab of this device has changed it, or sent it. */
export const isNewer = (there: Outgoing, here: Outgoing): boolean =>
  there.change > here.change || (there.change === here.change && there.sent > here.sent);

const PAUSES = [2, 5, 15, 30, 60];

/** Seconds until the next try after so many that failed. */
export const pauseAfter = (failures: number): number =>
  PAUSES[Math.min(failures, PAUSES.length) - 1] ?? (PAUSES[0] as number);
