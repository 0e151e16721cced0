/** Whether this page stands inside another app (Zalo, Facebook, …), which often opens no second window, stores nothing and saves no
 * file: what it cannot do, the phone's own browser can. */
export function isInApp(agent: string = navigator.userAgent): boolean {
  if (/Zalo|FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|; wv\)/.test(agent)) return true;
  // On iOS every browser but an app's own view says Safari, or its own name.
  return /iPhone|iPad|iPod/.test(agent) && !/Safari|CriOS|FxiOS|EdgiOS/.test(agent);
}

/** The address that makes Android hand this page to the phone's browser; null where only copying the link helps. */
export function inBrowser(address: string, agent: string = navigator.userAgent): string | null {
  if (!/Android/.test(agent)) return null;
  const { host, pathname, search, hash, protocol } = new URL(address);
  return `intent://${host}${pathname}${search}${hash}#Intent;scheme=${protocol.slice(0, -1)};end`;
}
