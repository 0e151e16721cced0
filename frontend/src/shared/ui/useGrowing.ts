import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

const STEP = 200; // rows: some screens full, made in a fraction of a second
const NEAR = "1500px"; // before the end is seen, so that scrolling does not meet it

/** How many of `total` rows stand in the page: more as the end comes near; all of them on paper, when the browser's own search is called,
 * or by `all`. `end`: ref of what follows the last. */
export function useGrowing(total: number) {
  const [shown, show] = useState(STEP);
  const [last, end] = useState<Element | null>(null);
  useEffect(() => {
    if (!last || shown >= total) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && show(shown + STEP),
      { rootMargin: NEAR },
    );
    watch.observe(last);
    return () => watch.disconnect();
  }, [last, shown, total]);
  useEffect(() => {
    const all = () => flushSync(() => show(total));
    const search = (event: KeyboardEvent) => {
      if (event.key === "F3" || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f")) all();
    };
    window.addEventListener("beforeprint", all);
    window.addEventListener("keydown", search);
    return () => {
      window.removeEventListener("beforeprint", all);
      window.removeEventListener("keydown", search);
    };
  }, [total]);
  return { shown, end, all: () => show(total) };
}
