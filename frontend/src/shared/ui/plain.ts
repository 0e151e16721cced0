/** Small letters without marks. */
export const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** Whether a text holds what was typed; marks and case may be left out. */
export const holds = (text: string, typed: string): boolean => plain(text).includes(plain(typed.trim()));
