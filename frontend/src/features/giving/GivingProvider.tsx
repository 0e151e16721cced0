import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { GivingContext, type Preset } from "@/shared/giving/context";
import { useInForce } from "@/shared/ui/keysInForce";
import { later } from "@/shared/ui/later";
import { bare } from "@/shared/ui/useListKeys";

/** It comes when it is opened first: pages need not wait for it. */
const Dialog = later(() => import("./GivingDialog").then((loaded) => loaded.default));

/** The form of a quick task over whatever page is open: by a button, or by the key N. */
export function GivingProvider({ may, children }: { may: boolean; children: ReactNode }) {
  const [asked, ask] = useState<Preset | true | null>(null);
  const wanted = useRef(false);
  if (asked) wanted.current = true;
  const open = useCallback((preset?: Preset) => ask(preset ?? true), []);
  const close = useCallback(() => ask(null), []);
  const gone = () => {
    wanted.current = false;
    close();
  };
  useInForce(may && "keys.give");
  useEffect(() => {
    if (!may) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "n" || !bare(event)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [may, open]);
  return (
    <GivingContext.Provider value={open}>
      {children}
      {wanted.current && <Dialog asked={asked} close={close} gone={gone} />}
    </GivingContext.Provider>
  );
}
