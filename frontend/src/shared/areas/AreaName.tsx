import { useAreas } from "./areas";

/** What an area is called; its code where nobody said. */
export function AreaName({ code }: { code: string }) {
  return useAreas().name(code);
}
