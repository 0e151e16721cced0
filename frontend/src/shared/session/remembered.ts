/** Whether somebody was signed in on this device when it was last used. Without storage pages are merely slower. */
const PLACE = "dondoc-in";

export function remember(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(PLACE, "1");
    else localStorage.removeItem(PLACE);
  } catch {
    // storage switched off
  }
}

export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(PLACE) !== null;
  } catch {
    return false;
  }
}
