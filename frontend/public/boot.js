// Before the first paint: language and light or dark as this device keeps them, so that nothing flashes.
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
  document.documentElement.lang = kept("dondoc-language") === "en" ? "en" : "vi";
})();
