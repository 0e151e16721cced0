import { IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { OLD } from "./age";

/** How long something has been open already; what is young says nothing, so that age stands out. */
export function Age({ days, since, word }: { days: number; since: string; word: "opened" | "given" }) {
  const { t } = useTranslation();
  if (days < OLD) return null;
  return (
    <Badge tone="grey" icon={IconHistory} look="plain" title={t("boards.aged", { date: showDate(since) })}>
      {t(`boards.${word}`, { count: days })}
    </Badge>
  );
}
