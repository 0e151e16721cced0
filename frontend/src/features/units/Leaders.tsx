import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Directory } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { PersonName } from "@/shared/ui/people";

/** Which leader has the affairs of which area or unit. */
export function Leaders({ rows }: { rows: Directory["leaders"] }) {
  const { t } = useTranslation();
  const byLeader = new Map<number, Directory["leaders"]>();
  for (const row of rows) byLeader.set(row.leader.id, [...(byLeader.get(row.leader.id) ?? []), row]);
  return (
    <Panel
      title={t("units.leaders")}
      aside={
        <Link to="/division" className="link">
          {t("division.open")}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p className="dim">{t("units.noLeaders")}</p>
      ) : (
        <dl className="pairs">
          {[...byLeader.values()].map((charges) => {
            const leader = charges[0]?.leader;
            return (
              leader && (
                <div key={leader.id}>
                  <dt>
                    <PersonName person={leader} withTitle />
                  </dt>
                  <dd>
                    <span className="dim">{t("units.leaderOf")}: </span>
                    {charges.map((charge) => charge.area ?? charge.unit?.name).join(" · ")}
                  </dd>
                </div>
              )
            );
          })}
        </dl>
      )}
    </Panel>
  );
}
