export type Stored = { id: string; name: string; href: string; media_type: string };

/** Kinds that are shown in the page. */
export const shown = (type: string): boolean =>
  type === "application/pdf" || /^image\/(jpeg|png|webp)$/.test(type);

const standing = new Map<HTMLElement, Stored>();

/** The file is one of those that the page shows, as long as its link stands. */
export function stand(link: HTMLElement, file: Stored): () => void {
  standing.set(link, file);
  return () => void standing.delete(link);
}

/** All that can be shown, each once, in the order of the page. */
export function inOrder(): Stored[] {
  const links = [...standing].sort(([a], [b]) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  const files = links.map(([, file]) => file).filter((file) => shown(file.media_type));
  return files.filter((file, at) => files.findIndex((one) => one.id === file.id) === at);
}
