/** A programme within a sentence: "Chuyển đổi số" → "chuyển đổi số". */
export const within = (programme: string): string => programme.charAt(0).toLowerCase() + programme.slice(1);
