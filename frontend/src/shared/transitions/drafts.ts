/** What is being typed, kept on this device per record and act until it was sent. */

const name = (key: string): string => `dondoc-draft:${key}`;

export function keptDraft(key: string): Record<string, string> {
  try {
    return JSON.parse(window.localStorage.getItem(name(key)) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

export function keepDraft(key: string, values: Record<string, string>): void {
  try {
    window.localStorage.setItem(name(key), JSON.stringify(values));
  } catch {
    // storage full or switched off: the words stay on the page itself
  }
}

export function forgetDraft(key: string): void {
  try {
    window.localStorage.removeItem(name(key));
  } catch {
    // as above
  }
}
