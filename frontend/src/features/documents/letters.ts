/** What a document may come as. */
export const LETTERS = ".pdf,.docx,.doc,application/pdf,image/*";
