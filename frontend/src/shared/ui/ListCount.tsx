/** How many rows a list has over all its pages, at its head; it stands there from the start, empty, so that a screen reader hears
 * the number when it comes and whenever a filter makes it another one. */
export function ListCount({ said }: { said: string | undefined }) {
  return (
    <p className="dim small filter-count" role="status">
      {said}
    </p>
  );
}
