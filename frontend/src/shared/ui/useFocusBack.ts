import { useEffect, useState } from "react";
import { focusPage } from "./focus";

/** Of a dialog that goes with its component, before it could give the focus back itself: what had the focus has it again, unless
 * something else took it meanwhile. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      focusPage();
    },
    [before],
  );
}
