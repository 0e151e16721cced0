/** Words of copying for a conversation. */
export const copying = {
  copying: {
    zalo: "Copy for Zalo",
    left: { task: "… and {{count}} more", finding: "… and {{count}} more" },
    copied: "Copied. Paste it into Zalo or a letter.",
  },
};
