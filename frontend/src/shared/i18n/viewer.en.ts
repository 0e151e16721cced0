/** Words of files shown in the page, and of pages that stand inside another app. */
export const viewer = {
  inApp: {
    help: "This app may not upload files, save them or keep you signed in.",
    open: "Open in the browser",
    copy: "Copy the link",
    copied: "Link copied. Paste it into the browser.",
  },
  viewer: {
    undrawn: "It cannot be shown here. Please save it.",
    tools: "Tools of the file",
    previous: "Previous file",
    next: "Next file",
    fileOf: "File {{at}}/{{of}}",
    smaller: "Smaller",
    larger: "Larger",
    whole: "Back to page width",
    download: "Save",
    page: "Page {{page}}/{{of}} of {{name}}",
  },
};
