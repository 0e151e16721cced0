/** The app's own files for use without a network: a worker keeps them, and nothing that the server says about anybody. */

export type WhyNot = "insecure" | "unsupported" | null;

/** Why this address or browser cannot work without a network; null when it can. */
export const whyNotOffline = (): WhyNot =>
  !window.isSecureContext ? "insecure" : "serviceWorker" in navigator ? null : "unsupported";

const entry = (): string | undefined =>
  document.querySelector<HTMLScriptElement>("script[type=module][src]")?.getAttribute("src") ?? undefined;

/** Takes the files along; resolves when they are all here. */
export async function takeShell(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js", {
    scope: "/",
    updateViaCache: "none",
  });
  const waited = registration.installing ?? registration.waiting;
  if (!waited || registration.active === waited) return;
  await new Promise<void>((done, failed) => {
    const look = () => {
      if (waited.state === "activated") done();
      if (waited.state === "redundant") failed(new Error("the worker was not installed"));
    };
    waited.addEventListener("statechange", look);
    look();
  });
}

export const shellTaken = async (): Promise<boolean> =>
  whyNotOffline() === null && Boolean((await navigator.serviceWorker.getRegistration("/"))?.active);

/** Whether this tab is of an older build than the worker's files: it should be loaded anew. Who once took the files along keeps them
 * fresh, and whoever put the app on the home screen takes them along: opened there without a network it is still ours. */
export function watchBuild(onNew: () => void): void {
  if (whyNotOffline() !== null) return;
  navigator.serviceWorker.addEventListener("message", (message: MessageEvent<{ entry?: string }>) => {
    if (message.data?.entry && message.data.entry !== entry()) onNew();
  });
  const atHome = window.matchMedia("(display-mode: standalone)").matches;
  const fresh = async () => (await navigator.serviceWorker.getRegistration("/"))?.update();
  (atHome ? takeShell() : fresh()).catch(() => undefined); // storage switched off, or no network: as it was
}
