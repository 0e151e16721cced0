/** The hand lets go of a card: the click that the browser makes of it opens nothing. (The drag keeps that click from React, so
 * a link under the pointer would be followed as if there were no page.) What is pressed next counts again. */
export function letGo(begun: Event): void {
  if (begun instanceof KeyboardEvent) return; // no click comes of it
  const swallow = (click: Event) => {
    click.preventDefault();
    click.stopPropagation();
    end();
  };
  const end = () => {
    window.removeEventListener("click", swallow, true);
    window.removeEventListener("pointerdown", end, true);
    window.removeEventListener("keydown", end, true);
  };
  window.addEventListener("click", swallow, true);
  window.addEventListener("pointerdown", end, true);
  window.addEventListener("keydown", end, true);
}
