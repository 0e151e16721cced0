/** How a short note is shown that refuses something or failed: it is said at once and stays until it is closed. Any other waits for
 * its turn (`Toasts`) and goes by itself. */
export const REFUSED = { color: "son", role: "alert", autoClose: false } as const;
