/** Whether an address means this very machine: a slip that bears it opens on nobody else's. */
export const onlyHere = (hostname: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
