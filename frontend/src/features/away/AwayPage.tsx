import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { awayQuery } from "@/shared/api/bodyQueries";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { Absences } from "./Absences";
import { AwayForm } from "./AwayForm";

/** Being away: one sheet to say it, and what is in force. */
export function AwayPage() {
  const { t } = useTranslation();
  const away = useQuery(awayQuery);
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("away.title")}>
        <b>{t("away.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("away.title")}</h1>
        <p className="dim">{t("away.lead")}</p>
      </div>
      {away.isPending && <Loading rows={3} height={80} />}
      {away.error && <Failed error={away.error} retry={() => void away.refetch()} />}
      {away.data && (
        <>
          {away.data.absences.length > 0 && <Absences rows={away.data.absences} />}
          {away.data.people.length > 0 ? (
            <AwayForm away={away.data} />
          ) : (
            <Panel>
              <p className="dim">{t("away.nobody")}</p>
            </Panel>
          )}
        </>
      )}
    </div>
  );
}
