import { IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Promised as Said } from "@/shared/api/types";
import { Badge } from "./badges";

/** How often a line was carried into another year; nothing for one that is new. */
export function Promised({ said }: { said: Said | null | undefined }) {
  const { t } = useTranslation();
  if (!said) return null;
  return (
    <Badge tone={said.times > 1 ? "red" : "amber"} icon={IconArrowForwardUp}>
      {t("year.promised", { count: said.times, since: said.since })}
    </Badge>
  );
}
