import type { apart as vi } from "./apart.vi";

export const apart: typeof vi = {
  minutesApart: {
    title: "The minutes were written on another device",
    help: "{{name}} wrote at {{time}}; {{count}} parts differ from this device. Choose part by part which one stands; until then neither replaces the other.",
    mine: "This device",
    nothing: "(nothing written)",
    save: "Keep the parts chosen",
    look: "Compare both minutes",
    first: "The minutes are not sent yet: compare both texts first, then send the signature again.",
  },
  carrying: {
    off: "Save to a file",
    sealed:
      "The file is sealed with this device's passcode and has all photographs: only for a device that meets no network any more; take it in on another device of yours.",
    open: "This device has no passcode, so the file is not sealed: only for a device that meets no network any more; keep it safe and take it in on another device of yours at once.",
    back: "Take in a file…",
    backHelp: "Saved on another device of yours, of this inspection. What is newer on this device stays.",
    file: "File",
    choose: "Choose chua-gui-….json",
    passcode: "Passcode when it was saved",
    passcodeHelp: "Of the device that saved it; empty when that one had none.",
    take: "Take in and send",
    taken: "Taken in: {{count}}.",
    why: {
      unreadable: "This file cannot be read.",
      other: "This file is somebody else's, or of another inspection.",
      passcode: "The passcode is wrong, or the file was changed.",
    },
  },
};
