/** How much room this device has, and whether it promises to keep what it took. */

/** Bytes; null where the browser does not say. */
export async function freeSpace(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined ? null : quota - (usage ?? 0);
  } catch {
    return null;
  }
}

/** Whether the browser will not throw it away by itself when room gets scarce. */
export async function askToKeep(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

/** "2,4 GB", "310 MB". */
export function inWords(bytes: number, language: string): string {
  const [amount, unit] = bytes >= 1e9 ? [bytes / 1e9, "GB"] : [bytes / 1e6, "MB"];
  return `${amount.toLocaleString(language, { maximumFractionDigits: unit === "GB" ? 1 : 0 })} ${unit}`;
}
