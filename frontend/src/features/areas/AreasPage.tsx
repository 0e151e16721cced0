import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { programmesQuery } from "@/shared/api/bodyQueries";
import { meQuery } from "@/shared/api/queries";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { NewProgramme } from "./NewProgramme";
import { Programme } from "./Programme";

/** Programmes and their areas, of all bodies; kept by the system's administrators. */
export function AreasPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const found = useQuery(programmesQuery);
  const [editing, edit] = useState<string | null>(null);
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("areas.title")}>
        <b>{t("areas.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("areas.title")}</h1>
        <p className="dim">{t("areas.lead")}</p>
      </div>
      {found.isPending && <Loading rows={3} height={160} />}
      {found.error && !found.data && <Failed error={found.error} retry={() => void found.refetch()} />}
      {me && found.data?.may_change === false && <p className="dim small">{t("areas.readOnly")}</p>}
      {found.data?.items.length === 0 && <Empty title={t("areas.none")} />}
      {found.data?.items.map((programme) => (
        <Programme
          key={programme.code}
          programme={programme}
          may={found.data.may_change}
          editing={editing === programme.code}
          edit={(open) => edit(open ? programme.code : null)}
        />
      ))}
      {found.data?.may_change && <NewProgramme onMade={edit} />}
    </div>
  );
}
