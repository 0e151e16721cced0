import { useTranslation } from "react-i18next";
import type { SentRow } from "@/shared/api/types";

/** How much of what was to be done was done when it was sent; who did it stays inside. */
export function Done({ sent }: { sent: SentRow | undefined }) {
  const { t } = useTranslation();
  if (!sent?.actions_all) return null;
  return (
    <p className="dim small">{t("action.sent", { done: sent.actions_done, count: sent.actions_all })}</p>
  );
}
