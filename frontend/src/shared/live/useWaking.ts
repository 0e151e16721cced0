import { type RefObject, useEffect } from "react";
import type { LiveLink } from "./socket";

/** What the device itself knows of its network and its sleep, which a socket learns much later. */
export function useWaking(link: RefObject<LiveLink | null>): void {
  useEffect(() => {
    const offline = () => link.current?.drop();
    const online = () => link.current?.wake();
    const seen = () => document.visibilityState === "visible" && link.current?.wake();
    window.addEventListener("offline", offline);
    window.addEventListener("online", online);
    window.addEventListener("pageshow", online);
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.removeEventListener("offline", offline);
      window.removeEventListener("online", online);
      window.removeEventListener("pageshow", online);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [link]);
}
