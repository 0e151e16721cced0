import { useMediaQuery } from "@mantine/hooks";

/** Whether the page is as narrow as a phone, from the first paint on. */
export const usePhone = (): boolean =>
  useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
