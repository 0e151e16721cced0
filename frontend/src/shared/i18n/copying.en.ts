/** Words of copying for a conversation. */
export const copying = {
  copying: {
    zalo: "Copy for Zalo",
    copied: "Copied. Paste it into Zalo or a letter.",
  },
};
