import { useEffect } from "react";
import type { Transition } from "@/shared/api/types";
import { useInForce } from "@/shared/ui/keysInForce";
import { bare } from "@/shared/ui/useListKeys";

/** E does the next step, R returns with a reason: both through the form, so that no single key decides anything. */
export function useActKeys(
  next: Transition | undefined,
  back: Transition | undefined,
  ask: (transition: Transition) => void,
): void {
  useInForce(next !== undefined && "keys.act", back !== undefined && "keys.back");
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!bare(event)) return;
      const wanted = event.key === "e" ? next : event.key === "r" ? back : undefined;
      if (!wanted) return;
      event.preventDefault();
      ask(wanted);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [next, back, ask]);
}
