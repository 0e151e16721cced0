import { useTranslation } from "react-i18next";
import { showNumber } from "./numbers";

/** How many, parted by thousands: `3418` → `3.418` in Vietnamese, `3,418` in English. */
export function Count({ of }: { of: number }) {
  const { i18n } = useTranslation();
  return showNumber(String(of), i18n.language);
}
