// The app's own files for use without a network. `SHELL` ({version, entry, page, files}) stands before this text, put there
// by the server from the build's manifest. Answers of the API and stored files are never kept here.
const KEPT = `dondoc-shell-${SHELL.version}`;
const WAIT = 4000; // ms for the page of the network, before the one kept here is shown on a line that only pretends to be one

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const kept = await caches.open(KEPT);
      await kept.addAll(SHELL.files);
      await kept.put(
        SHELL.page,
        await fetch(SHELL.page, { cache: "no-store", headers: { Accept: "text/html" } }),
      );
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith("dondoc-shell-") && name !== KEPT) await caches.delete(name);
      await self.clients.claim();
      for (const client of await self.clients.matchAll()) client.postMessage({ entry: SHELL.entry });
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/static/")) event.respondWith(own(request));
  else if (request.mode === "navigate" && !/^\/(api|_allauth|admin|files|ws)(\/|$)/.test(pathname))
    event.respondWith(page(request));
});

/** Files have their content in their names: what is kept is what the server would send. */
async function own(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** The newest page where there is a network, else the kept one; both say nothing about anybody. */
async function page(request) {
  const kept = await caches.match(SHELL.page);
  if (!kept) return fetch(request);
  const tooSlow = new Promise((_, refuse) => setTimeout(() => refuse(new Error("slow")), WAIT));
  try {
    return await Promise.race([fetch(request), tooSlow]);
  } catch {
    return kept;
  }
}
