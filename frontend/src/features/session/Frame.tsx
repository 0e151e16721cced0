import { Button } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { blocksCookies } from "@/shared/api/client";
import { sessionQuery } from "@/shared/api/queries";
import { OpenInBrowser } from "@/shared/files/OpenInBrowser";
import { speak } from "@/shared/i18n";
import { Mark } from "@/shared/ui/Mark";
import { NoNetwork } from "@/shared/ui/NoNetwork";

/** The sheet of whoever is not in yet: the name, one form under its `title`, language and source; `beside` it what else there is.
 * `wanted`: the address that led here, for a phone's own browser, where its reader may be in already. */
export function Frame({
  title,
  children,
  beside,
  wanted,
}: {
  title: string;
  children: ReactNode;
  beside?: ReactNode;
  wanted?: string;
}) {
  const { t, i18n } = useTranslation();
  const session = useQuery(sessionQuery);
  const other = i18n.language === "en" ? "vi" : "en";
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title, t]);
  return (
    <div className={beside ? "signin signin-two" : "signin"}>
      <div className="signin-sheet">
        <header className="signin-brand">
          <Mark />
          <div>
            <p className="signin-name">{t("app.name")}</p>
            <p className="dim small">{t("signIn.lead")}</p>
          </div>
        </header>
        <main className="signin-form">
          <NoNetwork />
          {blocksCookies() && (
            <p className="note tone-amber" role="alert">
              {t("signIn.noCookies")}
            </p>
          )}
          <h1>{title}</h1>
          {children}
          <OpenInBrowser {...(wanted ? { address: wanted } : {})} />
        </main>
        <footer className="signin-foot">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconLanguage size={16} stroke={1.75} aria-hidden />}
            onClick={() => void speak(other)}
            lang={other}
          >
            {other === "en" ? "English" : "Tiếng Việt"}
          </Button>
          <a href={session.data?.source_url ?? "/static/source.txt"} title={t("app.licence")}>
            {t("app.source")}
          </a>
        </footer>
      </div>
      {beside}
    </div>
  );
}
