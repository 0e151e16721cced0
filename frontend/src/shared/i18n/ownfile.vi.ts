/** Words of a document's own file, added after it was entered. */
export const ownfile = {
  ownFile: {
    none: "Chưa có tệp.",
    add: "Thêm tệp",
  },
};
