// Before the first paint: language and light or dark as this device keeps them, so that nothing flashes; and the first questions,
// asked while the page's code is still being read (shared/api/client.ts takes the answers).
(() => {
  const kept = (name) => {
    try {
      return window.localStorage.getItem(name);
    } catch {
      return null; // storage switched off: the system's own choice holds
    }
  };
  const scheme = kept("dondoc-scheme");
  const dark =
    scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  const language = kept("dondoc-language") === "en" ? "en" : "vi";
  document.documentElement.lang = language;

  const { pathname, search } = window.location;
  if (!kept("dondoc-in") || /^\/(sign-in|code|on-site|start\/)/.test(pathname)) return;
  const at = new URLSearchParams(search).get("at");
  const shown = { "/": "work?box=to_do", "/work": "work?box=to_do" }[pathname];
  const decided = pathname === "/decide" && `decisions${at ? `?${new URLSearchParams({ at })}` : ""}`;
  const [, record, kind] = /^\/((tasks|plans)\/[0-9a-f-]{36})$/.exec(pathname) ?? [];
  const told = kind === "tasks" && `activity?${new URLSearchParams({ subject: `task:${record.slice(6)}` })}`;
  const lines = kind === "plans" && !search && `${record}/outline`;
  const headers = { Accept: "application/json", "Accept-Language": language };
  const opening = /^\/(tasks|board)$/.test(pathname) && !search && "views"; // one of them may be what the page opens with
  window.askedEarly = {};
  for (const path of ["session", "me", shown, decided, record, told, lines, opening].filter(Boolean)) {
    // Read to its end at once: an answer that nobody takes would keep its line open.
    const answer = fetch(`/api/v1/${path}`, { credentials: "same-origin", headers }).then(
      async (came) => new Response(await came.blob(), came),
    );
    answer.catch(() => undefined); // asked again by whoever needs it
    window.askedEarly[`/api/v1/${path}`] = answer;
  }
  setTimeout(() => delete window.askedEarly, 20_000); // what nobody took by then is no longer what is
})();
