/** Links for a conversation: short, and the same for ever, since they name the record by its id alone. `/s/t…` leads to a task; what
 * stands behind one is told after signing in, and to nobody else. */

/** Which letter stands for which kind of record, and where its page is; `d`: to be decided. */
const PLACES = {
  t: (id: string) => `/tasks/${id}`,
  d: (id: string) => `/decide?at=task:${id}`,
  n: (id: string) => `/tickets/${id}`,
  o: (id: string) => `/orders/${id}`,
  p: (id: string) => `/plans/${id}`,
  i: (id: string) => `/inspections/${id}`,
} as const;

export type Linked = keyof typeof PLACES;

/** 36 characters of an id as 22. The last one is always a letter, which no conversation cuts off. */
export function shortLink(kind: Linked, id: string, origin: string = window.location.origin): string {
  const bytes = id.replaceAll("-", "").match(/../g) ?? [];
  const raw = String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16)));
  return `${origin}/s/${kind}${btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** Where a short link leads; null when it is none. */
export function readShort(code: string): string | null {
  const place = PLACES[code[0] as Linked];
  if (!place || !/^[\w-]{22}$/.test(code.slice(1))) return null;
  const raw = atob(`${code.slice(1).replaceAll("-", "+").replaceAll("_", "/")}==`);
  const hex = Array.from(raw, (one) => one.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return place(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
}
