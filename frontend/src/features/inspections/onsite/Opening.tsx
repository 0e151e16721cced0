import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSite } from "./site";
import { OPENING } from "./visit";

/** Before it is announced at the unit nothing is written; announcing needs no network either. */
export function Opening() {
  const { t } = useTranslation();
  const { keeping } = useSite();
  return (
    <section className="site-opening" aria-label={t("onsite.openIt")}>
      <p>{t("onsite.openHelp")}</p>
      <Button onClick={() => keeping.write(OPENING, OPENING, {})}>{t("onsite.openIt")}</Button>
    </section>
  );
}
