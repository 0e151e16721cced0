import { notifications } from "@mantine/notifications";
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, expect, vi } from "vitest";
import { queryClient } from "@/shared/api/queries";
import { i18next } from "@/shared/i18n";
import { all } from "@/shared/i18n/all.vi";
import { en } from "@/shared/i18n/en";

/** What jsdom lacks of a browser: nothing is laid out, nothing is observed, no font loads. */
class Watching {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver ??= Watching as unknown as typeof ResizeObserver;
const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
window.matchMedia ??= (media) => ({ matches: false, media, ...listening }) as unknown as MediaQueryList;
Object.defineProperty(document, "fonts", { value: listening, configurable: true });

configure({ asyncUtilTimeout: 4000 }); // a busy machine takes its time

/** English is a file of its own in the app, some words come with their pages; here all are there from the start. */
for (const [language, words] of Object.entries({ vi: all, en }))
  i18next.addResourceBundle(language, "translation", words, true, true);

/** One browser serves all files of a worker: each finds it as it was at first, and hears no answer that another waited for. */
afterAll(async () => {
  cleanup();
  await queryClient.cancelQueries();
  await vi.waitFor(() => expect(queryClient.isMutating()).toBe(0), 4000);
  notifications.cleanQueue();
  notifications.clean();
  queryClient.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  window.localStorage.clear();
  window.sessionStorage.clear();
  window.history.replaceState(null, "", "/");
  document.head.innerHTML = "";
  document.body.innerHTML = "";
  await i18next.changeLanguage("vi");
});
