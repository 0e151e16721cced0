import type { ownfile as vi } from "./ownfile.vi";

/** Words of a document's own file, added after it was entered. */
export const ownfile: typeof vi = {
  ownFile: {
    none: "No file yet.",
    add: "Add the file",
  },
};
