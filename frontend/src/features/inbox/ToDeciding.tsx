import { IconCards } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** To the cards, where one decision follows the other. */
export function ToDeciding({ count }: { count: number }) {
  const { t } = useTranslation();
  if (!count) return null;
  return (
    <Link to="/decide" search={{}} className="button-link">
      <IconCards size={16} stroke={1.75} aria-hidden />
      {t("deciding.open")} ({count})
    </Link>
  );
}
