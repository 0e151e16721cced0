const TIME = 180;

const cardOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);

/** Where the cards stand now, those that are drawn. */
export function placeOf(ids: string[]): Map<string, DOMRect> {
  const places = new Map<string, DOMRect>();
  for (const id of ids) {
    const card = cardOf(id);
    if (card) places.set(id, card.getBoundingClientRect());
  }
  return places;
}

/** Let each card travel from where it stood; a copy travels, because a column clips what leaves it. */
export function glide(places: Map<string, DOMRect>): void {
  if (window.matchMedia?.("(prefers-reduced-motion: reduce)").matches) return;
  for (const [id, from] of places) {
    const card = cardOf(id);
    if (!card?.animate) continue;
    const to = card.getBoundingClientRect();
    const copy = card.cloneNode(true) as HTMLElement;
    copy.removeAttribute("data-card");
    copy.setAttribute("aria-hidden", "true");
    copy.inert = true;
    copy.classList.add("card-travels");
    copy.style.setProperty("width", `${to.width}px`);
    document.body.append(copy);
    card.style.setProperty("visibility", "hidden");
    const travel = copy.animate(
      [
        { transform: `translate(${from.left}px, ${from.top}px)` },
        { transform: `translate(${to.left}px, ${to.top}px)` },
      ],
      { duration: TIME, easing: "cubic-bezier(0.2, 0, 0, 1)" },
    );
    const arrived = () => {
      copy.remove();
      card.style.removeProperty("visibility");
    };
    travel.finished.then(arrived, arrived);
  }
}
