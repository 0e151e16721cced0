import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLink } from "./LiveProvider";

/** When the page tries again by itself, in real seconds; read out once, not counted down. */
export function NextTry() {
  const { t } = useTranslation();
  const { retryAt } = useLink();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
  if (typeof navigator !== "undefined" && navigator.onLine === false) return <span>{t("link.offline")}</span>;
  const left = retryAt === null ? 0 : Math.ceil((retryAt - performance.now()) / 1000);
  return <span aria-hidden>{left > 0 ? t("link.next", { count: left }) : t("link.now")}</span>;
}
