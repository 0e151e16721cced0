import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DirectoryUnit } from "@/shared/api/types";
import { PlaceLink } from "@/shared/finding/PlaceLink";
import { PersonName } from "@/shared/ui/people";
import { Aliases } from "./Aliases";
import { Former } from "./Former";

/** Units with who heads them. */
export function UnitTable({ rows }: { rows: DirectoryUnit[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("units.name")}</th>
            <th scope="col">{t("units.head")}</th>
            <th scope="col" className="number">
              {t("units.people")}
            </th>
            <th scope="col">{t("units.aliases")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit.id} className="unit-row">
              <td>
                <p className="item-title">
                  <PlaceLink unit={row.unit} />
                </p>
                <p className="dim small">
                  {row.unit.short_name !== row.unit.name && `${row.unit.short_name} · `}
                  {row.kind}
                </p>
                <Former row={row} />
                {!row.is_body && (
                  <p className="acts small">
                    <Link to="/overview" search={{ lead: String(row.unit.id) }} className="link">
                      {t("overview.title")}
                      <span className="visually-hidden">: {row.unit.name}</span>
                    </Link>
                    <Link to="/activity" search={{ unit: String(row.unit.id) }} className="link">
                      {t("feed.open")}
                      <span className="visually-hidden">: {row.unit.name}</span>
                    </Link>
                  </p>
                )}
              </td>
              <td data-label={t("units.head")} className="col-head">
                {row.head ? (
                  <>
                    <PersonName person={row.head} />
                    <p className="dim small">{row.head.title}</p>
                  </>
                ) : (
                  <span className="dim">{t("units.noHead")}</span>
                )}
              </td>
              <td data-label={t("units.people")} className={row.people ? "number" : "number dim"}>
                {row.people || t("units.noAccounts")}
              </td>
              <td data-label={t("units.aliases")} className="dim">
                <Aliases row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
