import { useNavigate } from "@tanstack/react-router";
import {
  type ReactNode,
  type SetStateAction,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Me } from "@/shared/api/types";
import { focusPage } from "@/shared/ui/focus";
import { later } from "@/shared/ui/later";
import { bare, inDialog, single } from "@/shared/ui/useListKeys";
import { PaletteContext, type Sheet } from "./context";
import { useSendKey } from "./useSendKey";

// Neither is in the entry: most visits end without them, and the first press waits for a small file; what is typed meanwhile is kept.
const Palette = later(() => import("./Palette").then((loaded) => loaded.default));
const Keys = later(() => import("./Keys").then((loaded) => loaded.default));

const PLACES = { v: "/work", k: "/plans", b: "/board", t: "/tasks" } as const;
const WITHIN = 1200; // ms between G and the letter
const inPalette = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(".palette") !== null;

/** Ctrl K and / open the palette, ? the keys, Ctrl Enter sends; G and a letter go to a place. */
export function PaletteProvider({ me, children }: { me: Me; children: ReactNode }) {
  const navigate = useNavigate();
  const [sheet, open] = useState<Sheet | null>(null);
  const [typed, type] = useState("");
  const show = useCallback((next: SetStateAction<Sheet | null>) => {
    type("");
    open(next);
  }, []);
  const began = useRef(Number.NEGATIVE_INFINITY);
  const now = useRef(sheet);
  now.current = sheet;
  const within = useRef(false);
  useSendKey();
  const close = useCallback(() => show(null), [show]);
  const showKeys = () => {
    within.current = false;
    show("keys");
  };
  useEffect(() => {
    if (!sheet) return;
    const before = document.activeElement;
    // It goes at once, before it could give the focus back itself; what it opened has taken the focus by then.
    return () =>
      void requestAnimationFrame(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
        focusPage();
      });
  }, [sheet]);
  // Before the effects of what is in the page: its dialogs listen for Escape as well.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        show((now) => (now === "palette" ? null : "palette"));
        return;
      }
      // Its field is not there yet: a letter is for it, and no key of the page it covers.
      if (now.current === "palette" && !inPalette(event.target) && !event.ctrlKey && !event.metaKey) {
        const letter = event.key.length === 1;
        if (!letter && event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (letter) type((before) => before + event.key);
        else if (event.key === "Escape") show(null);
        return;
      }
      // Before the dialog under it, which would go as well.
      if (event.key === "Escape" && now.current === "keys") {
        event.preventDefault();
        event.stopImmediatePropagation();
        show(null);
        return;
      }
      if (event.key === "?" && !now.current && single(event)) {
        event.preventDefault();
        within.current = inDialog(event.target);
        show("keys");
        return;
      }
      if (!bare(event)) return;
      const to =
        event.timeStamp - began.current < WITHIN ? PLACES[event.key as keyof typeof PLACES] : undefined;
      began.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!to && event.key !== "/") return;
      event.preventDefault();
      event.stopImmediatePropagation(); // the letter has been taken: no list walks by it
      if (to) void navigate({ to, search: {} });
      else show("palette");
    };
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, [navigate, show]);
  return (
    <PaletteContext.Provider value={show}>
      {children}
      {sheet === "palette" && (
        <Palette me={me} typed={typed} type={type} close={close} showKeys={showKeys} gone={close} />
      )}
      {sheet === "keys" && <Keys within={within.current} close={close} gone={close} />}
    </PaletteContext.Provider>
  );
}
