import { localStorageColorSchemeManager } from "@mantine/core";

/** Light or dark, kept under the name that boot.js reads before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: "dondoc-scheme" });
